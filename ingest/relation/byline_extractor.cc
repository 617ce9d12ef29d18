#include "ingest/relation/byline_extractor.h"

#include <algorithm>
#include <string_view>

#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kDatelineReach = 6;  // items
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

void BylineExtractor::Extract(const Document& document, const Clause& clause,
                              FactSet* facts) const {
  const std::vector<Item>& items = clause.items;
  if (items.size() < 3) return;
  const bool is_label = items[0].groups.test(byline_) &&
                        kSeparators.find(items[1].character) != std::u32string_view::npos;
  const auto is_dateline = [this](const Item& item) { return item.groups.test(dateline_); };
  const bool has_dateline =  // 梦晨 发自 凹非寺
      items[0].kind == Item::Kind::kEntity &&
      std::any_of(items.begin(), items.begin() + std::min(items.size(), kDatelineReach),
                  is_dateline);
  if (!is_label && !has_dateline) return;
  Fact fact;
  fact.type = FactType::kWorksAt;
  fact.object = PublisherOf(document);
  fact.cue = std::u32string(document.View(items[is_label ? 0 : 1].span));
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
