#include "ingest/relation/byline_extractor.h"

#include <algorithm>
#include <string_view>

#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kDatelineReach = 6;  // items
constexpr size_t kLabelReach = 6;
constexpr std::u32string_view kSeparators = U"：:|｜丨/";

int32_t PublisherOf(const Document& document) {
  if (document.metadata.publisher.empty()) return kNone;
  const std::u32string publisher = FoldInPlace(text::DecodeUtf8(document.metadata.publisher));
  for (int32_t i = 0; i < static_cast<int32_t>(document.entities.size()); ++i) {
    if (FoldInPlace(document.entities[i].name) == publisher) return i;
  }
  return kNone;
}

}  // namespace

// The label that the clause begins with, or a name and the label: 编辑：, 机器之心报道 编辑：.
size_t BylineExtractor::LabelIn(const std::vector<Item>& items) const {
  const size_t limit =
      items[0].kind == Item::Kind::kEntity ? std::min(items.size(), kLabelReach) : 2;
  for (size_t i = 0; i + 1 < limit; ++i) {
    const bool has_separator = kSeparators.find(items[i + 1].character) != std::u32string_view::npos;
    if (items[i].groups.test(byline_) && has_separator) return i;
  }
  return items.size();
}

void BylineExtractor::Extract(const Document& document, const Clause& clause,
                              FactSet* facts) const {
  const std::vector<Item>& items = clause.items;
  if (items.size() < 3) return;
  const size_t label = LabelIn(items);
  const bool is_label = label < items.size();
  const auto is_dateline = [this](const Item& item) { return item.groups.test(dateline_); };
  const bool has_dateline =  // 梦晨 发自 凹非寺
      items[0].kind == Item::Kind::kEntity &&
      std::any_of(items.begin(), items.begin() + std::min(items.size(), kDatelineReach),
                  is_dateline);
  if (!is_label && !has_dateline) return;
  Fact fact;
  fact.type = FactType::kWorksAt;
  fact.object = PublisherOf(document);
  fact.cue = std::u32string(document.View(items[is_label ? label : 1].span));
  if (is_label) fact.role = fact.cue;
  fact.status = "current";
  for (const Item& item : items) {
    if (item.entity == kNone || document.entities[item.entity].type != EntityType::kPerson)
      continue;
    fact.subject = item.entity;
    fact.evidence = {items[0].span.begin, item.span.end};
    facts->Add(fact);
  }
}

}  // namespace wenmai::ingest
