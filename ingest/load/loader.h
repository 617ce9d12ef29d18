// The last stage: extractions into the graph, and out of it again.
//
//   Loader loader(graph);
//   loader.Load(extraction);            // one article, one atomic commit
//   loader.Forget("articles/old.md");   // as if it had never been read
//   loader.Merge("老黄", "黄仁勋");       // the user knows better
//
// The graph is a function of the articles now in it and of the user's merges and splits; the order
// and the history in which they came leave no trace. Each call is one transaction, all of it or
// nothing. Threads: one at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "ingest/extraction.h"
#include "ingest/load/session.h"

namespace wenmai::ingest {

// What was read from one file.
struct LoadFile {
  std::string file;
  std::string fingerprint;  // empty: never taken for unchanged without looking
  std::vector<std::shared_ptr<const Extraction>> articles;
};

class Loader {
 public:
  // The graph must outlive the loader. If another version of wenmai, with other rules of identity,
  // wrote into it, the first call that writes applies today's rules to all its articles.
  explicit Loader(graph::Graph* graph) : graph_(*graph) {}

  // Throws Error{kInternal}, naming the article and changing nothing, if a span does not yield its
  // surface.
  LoadResult Load(const Extraction& extraction);

  // Several files in one commit. results[i] are those of files[i].articles. An article that a file
  // held before and holds no more is forgotten.
  std::vector<std::vector<LoadResult>> Load(const std::vector<LoadFile>& files);

  // What Load would return. Writes nothing.
  std::vector<std::vector<LoadResult>> Preview(const std::vector<LoadFile>& files) const;

  // If the file was loaded with this fingerprint and nothing of it has been lost since, the number
  // of its articles: there is no need to extract it again. Else 0. From any thread.
  size_t CountCurrent(const std::string& file, const std::string& fingerprint) const;

  // Takes out what was read from a file, or the article of that id or url. False if there is none.
  bool Forget(std::string_view article);

  // Both take names as the graph has them, canonical or not; where a name means several entities it
  // must be said which: `Company:DeepSeek`. They throw Error{kNotFound} if a name means none,
  // Error{kInvalidArgument} if it means several.
  void Merge(std::string_view name, std::string_view other);
  void Split(std::string_view name, const std::vector<std::string>& aliases);

  // Why the entities of that name are what they are: a line for each name with its rule, count and
  // the words that show it. With `other`: why the two are one entity, or why not.
  std::vector<std::string> Why(std::string_view name, std::string_view other = {}) const;

 private:
  void ApplyRules();

  graph::Graph& graph_;
  bool has_rules_ = false;  // the graph is known to be built by today's
};

}  // namespace wenmai::ingest
