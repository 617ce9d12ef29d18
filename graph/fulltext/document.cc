#include "graph/fulltext/document.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "graph/codec/record_codec.h"
#include "graph/element_scan.h"
#include "graph/index_build.h"

namespace wenmai::graph {
namespace {

constexpr uint32_t kTextGap = 100;  // between places of one text and the next

bool IsIndexed(const FullTextDefinition& index, std::string_view record) {
  return std::any_of(index.labels.begin(), index.labels.end(), [&](uint32_t label) {
    return index.entity == EntityKind::kNode ? RecordHasLabel(record, label)
                                             : RecordHead(record).type == label;
  });
}

// Of an index whose rows were made from an earlier version.
void VisitChangesSinceBuild(View::State& state, const FullTextDefinition& index, FullTextAnalyzer* analyzer,
                            absl::FunctionRef<void(const FullTextChange&)> visit) {
  View::State built;
  built.version = state.index_build->before;
  built.catalog = state.catalog;
  for (const uint64_t id : state.index_build->changed) {
    const FullTexts before = ReadFullTexts(built, index, id), after = ReadFullTexts(state, index, id);
    if (before == after) continue;
    visit({id, FullTextDocument(before, analyzer), FullTextDocument(after, analyzer)});
  }
}

}  // namespace

FullTexts ReadFullTexts(const FullTextDefinition& index, std::string_view record,
                        PropertyDecoder decode) {
  FullTexts texts;
  if (!IsIndexed(index, record)) return texts;
  const std::string_view properties = RecordProperties(index.entity, record);
  for (const KeyId key : index.keys) {
    const std::string_view encoded = FindProperty(properties, key);
    if (encoded.empty()) continue;
    const Value value = decode(key, encoded);
    if (value.kind() == ValueKind::kString) texts.emplace_back(value.string());
    if (value.kind() != ValueKind::kList) continue;
    for (const Value& element : value.list()) {
      if (element.kind() == ValueKind::kString) texts.emplace_back(element.string());
    }
  }
  return texts;
}

FullTexts ReadFullTexts(View::State& state, const FullTextDefinition& index, uint64_t id) {
  const std::optional<std::string_view> record = state.FindRecord(index.entity, id);
  // Copied, since reading a long value reads through the same buffer as the record lies in.
  if (!record) return {};
  return ReadFullTexts(index, std::string(*record), state.Decoder(index.entity, id));
}

FullTextDocument::FullTextDocument(const FullTexts& texts, FullTextAnalyzer* analyzer) {
  uint32_t position = 0;
  for (const std::string& text : texts) {
    position = analyzer->Analyze(text, position, &terms_) + kTextGap;
  }
  std::sort(terms_.begin(), terms_.end(), [](const FullTextTerm& a, const FullTextTerm& b) {
    return std::tie(a.text, a.position) < std::tie(b.text, b.position);
  });
}

bool FullTextDocument::Has(std::string_view term) const {
  const auto found =
      std::lower_bound(terms_.begin(), terms_.end(), term,
                       [](const FullTextTerm& a, std::string_view b) { return a.text < b; });
  return found != terms_.end() && found->text == term;
}

void FullTextDocument::ForEachTerm(
    absl::FunctionRef<void(const std::string&, std::span<const uint32_t>)> visit) const {
  std::vector<uint32_t> places;
  for (size_t i = 0; i < terms_.size(); ++i) {
    places.push_back(terms_[i].position);
    if (i + 1 < terms_.size() && terms_[i + 1].text == terms_[i].text) continue;
    visit(terms_[i].text, places);
    places.clear();
  }
}

void ForEachFullTextChange(View::State& state, const FullTextDefinition& index,
                           FullTextAnalyzer* analyzer,
                           absl::FunctionRef<void(const FullTextChange&)> visit) {
  if (state.pending == nullptr) return;
  if (state.index_build != nullptr && state.index_build->index == index.id) {
    VisitChangesSinceBuild(state, index, analyzer, visit);
    return;
  }
  if (state.version->schema->FindFullTextIndex(index.id) == nullptr) {
    ForEachElement(state, index.entity, index.labels, [&](uint64_t id, std::string_view record) {
      const auto decode = state.Decoder(index.entity, id);
      const FullTextDocument after(ReadFullTexts(index, record, decode), analyzer);
      if (after.length() > 0) visit({id, {}, after});
    });
    return;
  }
  View::State stored;  // the same without the transaction's changes
  stored.version = state.version;
  stored.catalog = state.catalog;
  for (const auto& [id, record] : state.pending->records(index.entity)) {
    const FullTexts before = ReadFullTexts(stored, index, id);
    const FullTexts after =
        record ? ReadFullTexts(index, *record, state.Decoder(index.entity, id)) : FullTexts();
    if (before == after) continue;
    visit({id, FullTextDocument(before, analyzer), FullTextDocument(after, analyzer)});
  }
}

}  // namespace wenmai::graph
