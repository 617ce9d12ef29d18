#include "tests/ingest/relation/stated_facts.h"

#include <memory>

#include "ingest/relation/relation_stage.h"
#include "tests/ingest/discourse/marked_document.h"
#include "text/utf8.h"

namespace wenmai::ingest {

std::vector<std::string> FactsOf(std::string_view marked, std::string_view publisher) {
  static const std::unique_ptr<Stage> stage = MakeRelationStage();
  Document document = MarkedDocument(marked);
  document.metadata.publisher = publisher;
  stage->Run(document);
  std::vector<std::string> facts;
  for (const Fact& fact : document.facts) {
    std::string text = text::EncodeUtf8(document.entities[fact.subject].name) + " " +
                       std::string(FactTypeName(fact.type)) + " " +
                       text::EncodeUtf8(document.entities[fact.object].name);
    if (!fact.role.empty()) text += " (" + text::EncodeUtf8(fact.role) + ")";
    if (!fact.status.empty()) text += " [" + fact.status + "]";
    facts.push_back(text);
  }
  return facts;
}

}  // namespace wenmai::ingest
