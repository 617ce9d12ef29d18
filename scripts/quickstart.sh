#!/usr/bin/env bash
# Installs what is missing, builds wenmai, reads the example articles into a fresh graph, asks it three questions.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/dependencies.sh
wenmai_install_dependencies

echo "Building wenmai"
cmake --preset release >/dev/null
cmake --build --preset release --target wenmai_shell

database=$(mktemp -d)/graph
trap 'rm -rf "$(dirname "$database")"' EXIT
ask() {
  printf '\n%s\n' "$1"
  build/wenmai query --db "$database" "$2"
}

printf '\nReading examples/articles into a graph\n'
build/wenmai ingest --db "$database" examples/articles

ask "Who works where, and in how many articles does it stand?" \
  "MATCH (p:Person)-[w:WORKS_AT]->(o:Organization)
   RETURN p.name AS person, w.role AS role, o.name AS organization, w.count AS articles
   ORDER BY articles DESC, person LIMIT 10"
ask "Who is mentioned in the most articles?" \
  "MATCH (a:Article)-[m:MENTIONS]->(e)
   RETURN e.name AS name, labels(e)[0] AS type, count(a) AS articles, sum(m.count) AS mentions
   ORDER BY articles DESC, mentions DESC LIMIT 10"
ask "What is said about OpenAI, by whom, and where?" \
  "MATCH (a:Article)<-[:STATED_IN]-(c:Claim)-[:ABOUT]->({name: 'OpenAI'})
   RETURN c.speaker AS speaker, c.kind AS kind, c.text AS claim, a.title AS article
   ORDER BY article, c.start LIMIT 10"

printf '\nTry it yourself:\n  build/wenmai ingest --db my-graph PATH...\n  build/wenmai shell --db my-graph\n'
