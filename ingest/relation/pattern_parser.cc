#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/relation/pattern.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr uint32_t Bit(EntityType type) { return 1u << static_cast<uint32_t>(type); }

constexpr std::pair<std::string_view, uint32_t> kTypeSets[] = {
    {"person", Bit(EntityType::kPerson)},
    {"company", Bit(EntityType::kCompany)},
    {"body", Bit(EntityType::kCompany) | Bit(EntityType::kOrganization)},
    {"organization", Bit(EntityType::kOrganization)},
    {"model", Bit(EntityType::kModel)},
    {"product", Bit(EntityType::kProduct)},
    {"artifact", Bit(EntityType::kModel) | Bit(EntityType::kProduct)},
    {"work", Bit(EntityType::kWork)},
    {"place", Bit(EntityType::kPlace)},
    {"any", ~0u}};

[[noreturn]] void RefuseWord(std::string_view file, std::string_view word) {
  throw Error(ErrorCode::kInvalidArgument, std::string(file) + ": cannot read " + std::string(word));
}

class PatternParser {
 public:
  PatternParser(std::string_view file, const CueTable& cues) : file_(file), cues_(cues) {}

  Pattern Parse(const std::vector<std::string_view>& fields) const {
    Pattern pattern;
    pattern.type = ParseFactType(file_, fields[0]);
    for (const std::string_view word : SplitFields(fields[1], ' ')) {
      if (!word.empty()) pattern.elements.push_back(ParseElement(word));
    }
    if (fields.size() > 2) pattern.status = std::string(fields[2]);
    if (fields.size() > 3) pattern.is_nominal = ParseNominal(fields[3]);
    for (const Element& element : pattern.elements) {
      if (!element.is_optional && element.kind == Element::Kind::kCue) {
        pattern.needed.push_back(element.groups);
      }
    }
    return pattern;
  }

 private:
  [[noreturn]] void Refuse(std::string_view what) const { RefuseWord(file_, what); }

  bool ParseNominal(std::string_view word) const {
    if (word != "nominal" && !word.empty()) Refuse(word);
    return word == "nominal";
  }

  Element ParseElement(std::string_view word) const {
    const std::string_view whole = word;
    Element element;
    if (word.size() > 1 && word.back() == '?') {
      element.is_optional = true;
      word.remove_suffix(1);
    }
    if (word == "^") {
      element.kind = Element::Kind::kBegin;
    } else if (word == "$") {
      element.kind = Element::Kind::kEnd;
    } else if (word == "named") {
      element.kind = Element::Kind::kNamed;
    } else if (word == "role") {
      element.kind = Element::Kind::kRole;
    } else if (word[0] == '@' || word.starts_with("!@")) {
      element.kind = word[0] == '@' ? Element::Kind::kCue : Element::Kind::kNoCue;
      for (const std::string_view group : SplitFields(word.substr(word.find('@') + 1), '/')) {
        element.groups.set(cues_.Group(group));
      }
    } else if (word[0] == '~') {
      ParseGap(word.substr(1), whole, &element);
    } else if (word.size() > 2 && word[1] == ':') {
      element.kind = word[0] == 'S'   ? Element::Kind::kSubject
                     : word[0] == 'O' ? Element::Kind::kObject
                                      : Element::Kind::kOther;
      element.types = ParseEntityTypes(file_, word.substr(2));
    } else {
      Refuse(whole);
    }
    return element;
  }

  void ParseGap(std::string_view reach, std::string_view whole, Element* element) const {
    element->kind = Element::Kind::kGap;
    if (const size_t bar = reach.find('!'); bar != std::string_view::npos) {
      for (const std::string_view group : SplitFields(reach.substr(bar + 1), '/'))
        element->groups.set(cues_.Group(group));
      reach = reach.substr(0, bar);
    }
    while (!reach.empty() && (reach.back() == ',' || reach.back() == '*')) {
      (reach.back() == ',' ? element->passes_commas : element->passes_entities) = true;
      reach.remove_suffix(1);
    }
    const auto [end, error] = std::from_chars(reach.begin(), reach.end(), element->reach);
    if (error != std::errc() || end != reach.end()) Refuse(whole);
  }

  std::string_view file_;
  const CueTable& cues_;
};

}  // namespace

FactType ParseFactType(std::string_view file, std::string_view name) {
  for (int i = 0; i < kFactTypeCount; ++i) {
    if (FactTypeName(static_cast<FactType>(i)) == name) return static_cast<FactType>(i);
  }
  RefuseWord(file, name);
}

uint32_t ParseEntityTypes(std::string_view file, std::string_view names) {
  uint32_t types = 0;
  for (const std::string_view name : SplitFields(names, '/')) {
    const auto* const set = std::find_if(std::begin(kTypeSets), std::end(kTypeSets),
                                         [&](const auto& candidate) { return candidate.first == name; });
    if (set == std::end(kTypeSets)) RefuseWord(file, name);
    types |= set->second;
  }
  return types;
}

std::vector<Pattern> ParsePatterns(std::string_view file, std::string_view data,
                                   const CueTable& cues) {
  const PatternParser parser(file, cues);
  std::vector<Pattern> patterns;
  ForEachDataLine(file, data, 2, [&](const std::vector<std::string_view>& fields) {
    patterns.push_back(parser.Parse(fields));
  });
  return patterns;
}

}  // namespace wenmai::ingest
