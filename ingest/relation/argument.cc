#include "ingest/relation/argument.h"

#include <algorithm>
#include <string_view>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kLightFile = "data/relation_light.tsv";
constexpr std::u32string_view kPartEnds = U"，,；;：:。！!？?—–|｜…";
constexpr int32_t kPhraseReach = 8;  // items of a noun phrase before its entity
constexpr int32_t kModifierMax = 3;  // plain items of such a phrase: more are a clause of their own
constexpr int32_t kListDepth = 12;   // members of a list that share a preposition
constexpr int32_t kAdverbialReach =
    16;  // items from a preposition to the word that closes its phrase

bool IsEntity(const Item& item) { return item.kind == Item::Kind::kEntity; }

bool EndsPart(const Item& item) {
  constexpr char32_t kFirstHan = 0x4E00, kAfterHan = 0xA000;
  const char32_t c = item.character;
  const bool is_word = (c >= kFirstHan && c < kAfterHan) || (c >= U'a' && c <= U'z');
  return !is_word && !IsEntity(item) && kPartEnds.find(c) != std::u32string_view::npos;
}

// Do only blanks stand between the two, for a comma, and Chinese words on both sides?
bool HasBlankBetween(const Reading& reading, const Item& before, const Item& behind) {
  constexpr char32_t kFirstHan = 0x4E00, kAfterHan = 0xA000;
  if (!reading.blanks_part() || behind.span.begin <= before.span.end || before.span.end == 0)
    return false;
  const std::u32string& folded = reading.folded();
  const auto is_han = [&](int32_t at) { return folded[at] >= kFirstHan && folded[at] < kAfterHan; };
  return is_han(before.span.end - 1) && is_han(behind.span.begin) &&
         reading.Folded({before.span.end, behind.span.begin}).find_first_not_of(U" ") ==
             std::u32string_view::npos;
}

bool IsPlace(const Document& document, const Item& item) {
  return document.entities[item.entity].type == EntityType::kPlace;
}

bool IsPerson(const Document& document, const Item& item) {
  return document.entities[item.entity].type == EntityType::kPerson;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

}  // namespace

ArgumentReader::ArgumentReader(const CueTable& cues)
    : light_words_(kLightFile, IngestData(kLightFile)),
      light_(light_words_.Group("light")),
      open_(light_words_.Group("open")),
      close_(light_words_.Group("close")),
      verb_(light_words_.Group("verb")),
      when_(light_words_.Group("when")),
      of_(cues.Group("of")),
      at_(cues.Group("at")),
      list_(cues.Group("list")),
      put_(cues.Group("put")) {
  for (const int group : {light_, open_, close_}) light_groups_.set(group);
  for (const char* group : {"with", "at", "from", "toward", "put", "agent", "based", "beside",
                            "for_whom", "example", "by_means"}) {
    prepositions_.set(cues.Group(group));
  }
  for (const char* group : {"one", "own", "kind", "company", "title", "former", "founder", "other",
                            "kin", "investor", "more"}) {
    nouns_.set(cues.Group(group));
  }
  for (const char* group : {"title", "founder", "kin"}) roles_.set(cues.Group(group));
  for (const char* group :
       {"is",     "found",   "develop", "acquire", "invest",  "gain",      "use",
        "write",  "join",    "work",    "leave",   "lead",    "lead_body", "serve",
        "locate", "partner", "hired",   "come",    "compete", "challenge", "led_by"}) {
    verbs_.set(cues.Group(group));
  }
}

// Lists of English part their members with commas.
bool ArgumentReader::IsComma(const Reading& reading, const Clause& clause, int32_t at) const {
  if (!EndsPart(clause.items[at])) return false;
  const int32_t size = static_cast<int32_t>(clause.items.size());
  if (reading.document().clean[clause.items[at].span.begin] != U',' || at == 0 || at + 1 >= size)
    return true;
  const Item& before = clause.items[at - 1];
  const Item& behind = clause.items[at + 1];
  if (!IsEntity(before) || !IsEntity(behind)) return true;
  const std::vector<Entity>& entities = reading.document().entities;
  return TopicSortOf(entities[before.entity].type) != TopicSortOf(entities[behind.entity].type);
}

ItemRange ArgumentReader::PartAround(const Reading& reading, const Clause& clause,
                                     int32_t at) const {
  const int32_t size = static_cast<int32_t>(clause.items.size());
  const auto parts = [&](int32_t item) {
    return IsComma(reading, clause, item) ||
           (item + 1 < size &&
            HasBlankBetween(reading, clause.items[item], clause.items[item + 1]));
  };
  ItemRange part = {at, at};
  while (part.begin > 0 && !parts(part.begin - 1)) --part.begin;
  while (part.end < size && !IsComma(reading, clause, part.end)) {
    if (parts(part.end++)) break;
  }
  return part;
}

std::vector<ItemRange> ArgumentReader::PartsOf(const Reading& reading, const Clause& clause) const {
  std::vector<ItemRange> parts;
  const int32_t size = static_cast<int32_t>(clause.items.size());
  for (int32_t at = 0; at < size;) {
    if (IsComma(reading, clause, at)) {
      ++at;
      continue;
    }
    parts.push_back(PartAround(reading, clause, at));
    at = parts.back().end;
  }
  return parts;
}

ArgumentCase ArgumentReader::CaseOf(const Reading& reading, const Clause& clause,
                                    int32_t entity_item) const {
  const int32_t size = static_cast<int32_t>(clause.items.size());
  int32_t next = entity_item + 1;  // 谷歌的, Rust语言的
  while (next < size && next - entity_item <= kModifierMax && !EndsPart(clause.items[next]) &&
         (clause.items[next].kind == Item::Kind::kText ||
          (clause.items[next].groups & nouns_).any())) {
    ++next;
  }
  if (next < size && clause.items[next].groups.test(of_)) return ArgumentCase::kOwner;
  return PrepositionOf(reading, clause, entity_item).any() ? ArgumentCase::kGoverned
                                                           : ArgumentCase::kBare;
}

CueGroups ArgumentReader::PrepositionOf(const Reading& reading, const Clause& clause,
                                        int32_t entity_item) const {
  return Preposition(reading, clause, entity_item, 0);
}

CueGroups ArgumentReader::Preposition(const Reading& reading, const Clause& clause,
                                      int32_t entity_item, int32_t depth) const {
  bool is_within = false;  // of a noun phrase whose head is the entity
  bool is_clause = false;  // that what stands before 的 ends with a verb of its own
  int32_t words = 0;       // of that phrase that are neither names nor cues
  for (int32_t i = entity_item - 1; i >= 0 && entity_item - i <= kPhraseReach; --i) {
    const Item& item = clause.items[i];
    const bool is_list_comma = EndsPart(item) && !IsComma(reading, clause, i);  // with A, B and C
    const bool joins =
        (item.groups.test(list_) || is_list_comma) && i > 0 && IsEntity(clause.items[i - 1]);
    if (joins && depth < kListDepth) {
      const CueGroups shared = Preposition(reading, clause, i - 1, depth + 1);
      return shared | (item.groups & prepositions_);
    }
    if ((item.groups & prepositions_).any()) {
      if (item.groups.test(at_) && IsPerson(reading.document(), clause.items[entity_item]))
        break;  // 在你卸任之后
      return item.groups & prepositions_;
    }
    const bool names_maker = IsEntity(item) && i == entity_item - 1;  // 在英伟达V100上
    if (IsEntity(item) && is_clause) break;  // 与[茅台]联名的[酱香拿铁]
    if (item.groups.test(of_) || (item.groups & nouns_).any() || names_maker) {
      is_within = true;
      is_clause = false;
    } else if (!is_within || EndsPart(item) || (!IsEntity(item) && ++words > kModifierMax) ||
               (item.kind == Item::Kind::kCue && !item.groups.test(list_))) {
      break;
    } else {
      is_clause = is_clause || item.kind == Item::Kind::kText;
    }
  }
  return {};
}

int32_t ArgumentReader::DisposedPerson(const Reading& reading, const Clause& clause,
                                       ItemRange part) const {
  for (int32_t i = part.begin; i < part.end; ++i) {
    if (!clause.items[i].groups.test(put_)) continue;
    for (int32_t person = i + 1; person < part.end && person - i <= kPhraseReach; ++person) {
      if (IsEntity(clause.items[person]) && IsPerson(reading.document(), clause.items[person]))
        return person;
    }
  }
  return kNone;
}

bool ArgumentReader::IsNamedByOwner(const Clause& clause, int32_t owner_item,
                                    int32_t entity_item) const {
  return (clause.items[entity_item - 1].groups & roles_).any() &&
         HasNounsOnly(clause, {owner_item + 1, entity_item});
}

bool ArgumentReader::HasNounsOnly(const Clause& clause, ItemRange items) const {
  return items.begin >= items.end ||
         (items.end - items.begin <= kPhraseReach &&
          std::all_of(clause.items.begin() + items.begin, clause.items.begin() + items.end,
                     [&](const Item& item) {
                       return item.groups.test(of_) || (item.groups & nouns_).any() ||
                              item.kind == Item::Kind::kText;
                     }));
}

bool ArgumentReader::Opens(const Reading& reading, const Clause& clause, ItemRange part,
                           int32_t entity_item) const {
  int32_t phrase = entity_item;
  bool has_noun = false;  // of which the words before tell the kind: 人工智能公司[OpenAI]
  while (phrase > part.begin && entity_item - phrase < kPhraseReach) {
    const Item& item = clause.items[phrase - 1];
    const bool is_noun = (item.groups & nouns_).any();
    const bool is_word = has_noun && item.kind == Item::Kind::kText;
    const bool is_place = IsEntity(item) && IsPlace(reading.document(), item);
    if (!is_noun && !is_word && !is_place) break;
    has_noun = has_noun || is_noun;
    --phrase;
  }
  const auto is_verb = [this](const Item& item) { return (item.groups & verbs_).any(); };
  return std::none_of(clause.items.begin() + part.begin, clause.items.begin() + phrase, is_verb) &&
         IsLight(reading, clause, {part.begin, phrase});
}

int32_t ArgumentReader::SkipLight(const Reading& reading, const Clause& clause,
                                  ItemRange part) const {
  if (part.begin >= part.end) return part.end;
  const Span span = {clause.items[part.begin].span.begin, clause.items[part.end - 1].span.end};
  int32_t end = span.begin;  // of the light words
  for (const CueHit& word : light_words_.Find(reading.Folded(span))) {
    const int32_t begin = span.begin + word.span.begin;
    while (end < begin && IsDigit(reading.folded()[end])) ++end;  // 1978年
    if (!word.groups.test(light_) || begin > end + 1) break;
    end = span.begin + word.span.end;
  }
  int32_t item = part.begin;
  while (item < part.end && !IsEntity(clause.items[item]) &&
         (clause.items[item].span.begin < end || IsDigit(clause.items[item].character))) {
    ++item;
  }
  return item;
}

bool ArgumentReader::TellsTime(const Reading& reading, const Clause& clause,
                               ItemRange part) const {
  if (part.begin >= part.end) return false;
  const Span span = {clause.items[part.begin].span.begin, clause.items[part.end - 1].span.end};
  if (span.size() <= 0) return false;
  const std::vector<CueHit> words = light_words_.Find(reading.Folded(span));
  return !words.empty() && words.back().groups.test(when_) &&
         span.begin + words.back().span.end == span.end;
}

// Do the items begin with a preposition and the entity that it governs, and name no other: 在[谷歌]深造?
bool ArgumentReader::BeginsGoverned(const Reading& reading, const Clause& clause,
                                    ItemRange items) const {
  if ((clause.items[items.begin].groups & prepositions_).none()) return false;
  bool governs = false;
  for (int32_t i = items.begin; i < items.end; ++i) {
    if (!IsEntity(clause.items[i])) continue;
    if (CaseOf(reading, clause, i) != ArgumentCase::kGoverned) return false;
    governs = true;
  }
  return governs;
}

bool ArgumentReader::HasOwnSubject(const Reading& reading, const Clause& clause,
                                   ItemRange part) const {
  const int32_t first = SkipLight(reading, clause, part);
  if (first >= part.end || (clause.items[first].groups & verbs_).any()) return false;
  if (BeginsGoverned(reading, clause, {first, part.end}) || IsLight(reading, clause, part))
    return false;
  const Span rest = {clause.items[first].span.begin, clause.items[part.end - 1].span.end};
  if (rest.size() <= 0) return true;
  const std::vector<CueHit> words = light_words_.Find(reading.Folded(rest));
  return words.empty() || words[0].span.begin > 0 || !words[0].groups.test(verb_);
}

bool ArgumentReader::IsLight(const Reading& reading, const Clause& clause, ItemRange items) const {
  if (items.begin >= items.end) return true;
  const Span span = {clause.items[items.begin].span.begin, clause.items[items.end - 1].span.end};
  if (span.size() < 0) return false;  // the name of a gloss comes behind what stands before it
  const std::vector<CueHit> words = light_words_.Find(reading.Folded(span));
  const auto word_at = [&](int32_t item) {
    const int32_t offset = clause.items[item].span.begin - span.begin;
    return std::find_if(words.begin(), words.end(), [&](const CueHit& word) {
      return word.span.begin <= offset && offset < word.span.end;
    });
  };
  for (int32_t i = items.begin; i < items.end; ++i) {
    if (IsEntity(clause.items[i])) {
      if (CaseOf(reading, clause, i) != ArgumentCase::kGoverned) return false;
      continue;
    }
    const auto word = word_at(i);
    const bool is_light = word != words.end() && (word->groups & light_groups_).any();
    if (!is_light && !IsDigit(clause.items[i].character)) return false;
    if (!is_light || !word->groups.test(open_)) continue;
    const int32_t begin = i++;  // of an adverbial: 在2021年, 与[A]一起
    const auto closes = [&](int32_t item) {
      const auto closing = word_at(item);
      return IsEntity(clause.items[item]) ||
             (closing != words.end() && closing->groups.test(close_));
    };
    while (i < items.end && i - begin < kAdverbialReach && !closes(i)) ++i;
    if (i >= items.end || i - begin >= kAdverbialReach) return false;
  }
  return true;
}

}  // namespace wenmai::ingest
