#include "answer.h"

#include <algorithm>
#include <filesystem>

namespace wenmai::bench {
namespace {

std::string Text(const Value& value) { return value.is_null() ? "" : value.as<std::string>(); }

std::string FileName(const Value& source) {
  return std::filesystem::path(Text(source)).filename().string();
}

std::string TypeOf(const Value::List& labels) {
  const auto has = [&](std::string_view label) {
    return std::any_of(labels.begin(), labels.end(),
                       [&](const Value& other) { return other.as<std::string>() == label; });
  };
  if (has("Company")) return "Company";
  return labels.empty() ? "" : labels.front().as<std::string>();
}

}  // namespace

std::map<std::string, Answer> ReadAnswers(Session* session) {
  std::map<std::string, Answer> answers;
  Result articles = session->Run(
      "MATCH (a:Article) RETURN a.source, a.text, a.title, a.author, a.publisher, "
      "toString(a.published), a.url");
  while (articles.Next()) {
    Answer& answer = answers[FileName(articles.Get(0))];
    answer.text = Text(articles.Get(1));
    size_t column = 2;
    for (const char* field : {"title", "author", "publisher", "published", "url"}) {
      answer.metadata[field] = Text(articles.Get(column++));
    }
  }
  Result mentions = session->Run(
      "MATCH (a:Article)-[m:MENTIONS]->(e) RETURN a.source, id(e), labels(e), e.name, m.surfaces");
  while (mentions.Next()) {
    AnswerEntity entity{mentions.Get(1).as<int64_t>(),
                        TypeOf(mentions.Get(2).as<Value::List>()),
                        Text(mentions.Get(3)),
                        {}};
    const Value surfaces = mentions.Get(4);
    for (const Value& surface : surfaces.as<Value::List>()) {
      entity.surfaces.push_back(surface.as<std::string>());
    }
    answers[FileName(mentions.Get(0))].entities.push_back(std::move(entity));
  }
  Result facts = session->Run(
      "MATCH (a:Article)-[:STATES]->(f:Fact), (h)<-[:SUBJECT]-(f)-[:OBJECT]->(t) "
      "RETURN a.source, f.type, id(h), id(t)");
  while (facts.Next()) {
    answers[FileName(facts.Get(0))].relations.push_back(
        {Text(facts.Get(1)), facts.Get(2).as<int64_t>(), facts.Get(3).as<int64_t>()});
  }
  Result claims = session->Run(
      "MATCH (c:Claim)-[:STATED_IN]->(a:Article) OPTIONAL MATCH (c)-[:MADE_BY]->(s) "
      "OPTIONAL MATCH (c)-[:ABOUT]->(e) "
      "RETURN a.source, c.start, c.end, c.kind, c.speaker, id(s), collect(id(e)) "
      "ORDER BY a.source, c.start");
  while (claims.Next()) {
    AnswerClaim claim{static_cast<int32_t>(claims.Get(1).as<int64_t>()),
                      static_cast<int32_t>(claims.Get(2).as<int64_t>()), Text(claims.Get(3)),
                      Text(claims.Get(4))};
    if (!claims.Get(5).is_null()) claim.made_by = claims.Get(5).as<int64_t>();
    const Value topics = claims.Get(6);
    for (const Value& node : topics.as<Value::List>()) claim.about.insert(node.as<int64_t>());
    answers[FileName(claims.Get(0))].claims.push_back(std::move(claim));
  }
  return answers;
}

}  // namespace wenmai::bench
