#include <algorithm>
#include <optional>
#include <string_view>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest {
namespace {

constexpr std::u32string_view kStops = U"。！？!?；;…|｜";
constexpr std::u32string_view kCommas = U"，,：:—–";
constexpr int32_t kRoleReach = 20;  // items of a title with its modifiers

bool BeginsWith(const Item& item, std::u32string_view characters) {
  return characters.find(item.character) != std::u32string_view::npos;
}

bool IsEntityElement(const Element& element) {
  return element.kind == Element::Kind::kSubject || element.kind == Element::Kind::kObject;
}

class Matcher {
 public:
  Matcher(const Pattern& pattern, const Document& document, const Clause& clause,
          const PatternCues& cues)
      : elements_(pattern.elements),
        is_nominal_(pattern.is_nominal),
        document_(document),
        items_(clause.items),
        cues_(cues) {}

  std::optional<Binding> MatchFrom(int32_t item) {
    binding_ = Binding();
    binding_.begin = item;
    if (!Step(0, item)) return std::nullopt;
    return binding_;
  }

 private:
  int32_t size() const { return static_cast<int32_t>(items_.size()); }

  // Lays the elements from number `element` on over the items from `at` on.
  bool Step(size_t element, int32_t at) {
    if (element == elements_.size()) {
      binding_.end = at;
      return true;
    }
    const Element& next = elements_[element];
    if (Take(next, element, at)) return true;
    return next.is_optional && Step(element + 1, at);
  }

  bool Take(const Element& next, size_t element, int32_t at) {
    switch (next.kind) {
      case Element::Kind::kBegin:
        return at == 0 && Step(element + 1, at);
      case Element::Kind::kEnd:
        return (at == size() || BeginsWith(items_[at], kStops)) && Step(element + 1, at);
      case Element::Kind::kGap:
        return TakeGap(next, element, at);
      case Element::Kind::kRole:
        return TakeRole(element, at);
      case Element::Kind::kCue:
        return at < size() && (items_[at].groups & next.groups).any() && TakeCue(element, at);
      case Element::Kind::kNoCue:
        return (at == size() || (items_[at].groups & next.groups).none()) && Step(element + 1, at);
      case Element::Kind::kNamed:
        return at < size() && !items_[at].is_reference && Step(element + 1, at);
      case Element::Kind::kSubject:
      case Element::Kind::kObject:
      case Element::Kind::kOther:
        return at < size() && TakeEntity(next, element, at);
    }
    return false;
  }

  bool TakeCue(size_t element, int32_t at) {
    const Binding before = binding_;
    if (binding_.first_cue == kNone) binding_.first_cue = at;
    binding_.last_cue = at;
    if (Step(element + 1, at + 1)) return true;
    binding_ = before;
    return false;
  }

  bool TakeEntity(const Element& next, size_t element, int32_t at) {
    if (EntityOf(document_, items_[at], next.types) == kNone) return false;
    const Binding before = binding_;
    if (next.kind == Element::Kind::kSubject) binding_.subject = at;
    if (next.kind == Element::Kind::kObject) binding_.object = at;
    const bool is_one_entity = binding_.subject != kNone && binding_.object != kNone &&
                               items_[binding_.subject].entity == items_[binding_.object].entity;
    if (!is_one_entity && Step(element + 1, at + 1)) return true;
    binding_ = before;
    return false;
  }

  bool TakeGap(const Element& gap, size_t element, int32_t at) {
    uint32_t beside = 0;  // types that must not be passed
    if (element > 0 && IsEntityElement(elements_[element - 1])) beside |= elements_[element - 1].types;
    if (element + 1 < elements_.size() && IsEntityElement(elements_[element + 1])) {
      beside |= elements_[element + 1].types;
    }
    for (int32_t length = 0; length <= gap.reach; ++length) {
      if (Step(element + 1, at + length)) return true;
      if (at + length >= size() || !MayPass(gap, beside, at + length)) return false;
    }
    return false;
  }

  bool MayPass(const Element& gap, uint32_t beside, int32_t at) const {
    const Item& item = items_[at];
    if (BeginsWith(item, kStops) || (item.groups & gap.groups).any()) return false;
    if (!gap.passes_commas && item.groups.test(cues_.gap_stop)) return false;
    if (is_nominal_ && item.groups.test(cues_.noun_stop)) return false;
    if (!gap.passes_commas && BeginsWith(item, kCommas)) return false;
    if (item.kind != Item::Kind::kEntity || IsListed(at)) return true;
    return gap.passes_entities && EntityOf(document_, item, beside) == kNone;
  }

  // Is the entity at `at` joined to the one before it in a list?
  bool IsListed(int32_t at) const {
    return at > 1 && items_[at - 1].groups.test(cues_.list) &&
           items_[at - 2].kind == Item::Kind::kEntity;
  }

  // The longest run that ends in a title.
  bool TakeRole(size_t element, int32_t at) {
    std::vector<int32_t> ends;
    for (int32_t i = at; i < size() && i < at + kRoleReach; ++i) {
      const Item& item = items_[i];
      if (item.kind == Item::Kind::kEntity || item.groups.test(cues_.not_role) ||
          BeginsWith(item, kStops) || BeginsWith(item, kCommas)) {
        break;
      }
      if (item.groups.test(cues_.title)) ends.push_back(i + 1);
    }
    const Binding before = binding_;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
      binding_.role_begin = at;
      binding_.role_end = *end;
      if (Step(element + 1, *end)) return true;
    }
    binding_ = before;
    return false;
  }

  const std::vector<Element>& elements_;
  const bool is_nominal_;
  const Document& document_;
  const std::vector<Item>& items_;
  const PatternCues& cues_;
  Binding binding_;
};

}  // namespace

int32_t EntityOf(const Document& document, const Item& item, uint32_t types) {
  for (const int32_t entity : {item.entity, item.namesake}) {
    if (entity == kNone) continue;
    if ((types >> static_cast<uint32_t>(document.entities[entity].type) & 1) != 0) return entity;
  }
  return kNone;
}

std::vector<Binding> Match(const Pattern& pattern, const Document& document, const Clause& clause,
                           const PatternCues& cues) {
  std::vector<Binding> bindings;
  Matcher matcher(pattern, document, clause, cues);
  for (int32_t item = 0; item < static_cast<int32_t>(clause.items.size()); ++item) {
    if (std::optional<Binding> binding = matcher.MatchFrom(item)) bindings.push_back(*binding);
  }
  return bindings;
}

}  // namespace wenmai::ingest
