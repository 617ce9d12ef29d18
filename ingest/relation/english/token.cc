#include "ingest/relation/english/token.h"

#include <algorithm>
#include <string_view>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest::english {
namespace {

bool IsOneOf(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool IsLatin(char32_t c) {
  return (c >= U'a' && c <= U'z') || IsDigit(c) || (c >= 0xC0 && c < 0x250);
}

class Tokenizer {
 public:
  Tokenizer(const Reading& reading, const Lexicon& lexicon, const Clause& clause)
      : reading_(reading), lexicon_(lexicon), items_(clause.items) {}

  std::vector<Token> Run() {
    for (int32_t i = 0; i < static_cast<int32_t>(items_.size());) {
      if (items_[i].kind == Item::Kind::kEntity) {
        AddEntity(i++);
        continue;
      }
      const bool repeats = i > 0 && items_[i].span == items_[i - 1].span;  // its, as what it is
      if (repeats) {
        ++i;
        continue;
      }
      int32_t end = i + 1;
      while (end < static_cast<int32_t>(items_.size()) && GoesOn(end)) ++end;
      AddWords({items_[i].span.begin, items_[end - 1].span.end});
      i = end;
    }
    return std::move(tokens_);
  }

 private:
  // Does item `at` stand in one stretch of words with the one before, with no brackets between?
  bool GoesOn(int32_t at) const {
    if (items_[at].kind == Item::Kind::kEntity) return false;
    const Span gap = {items_[at - 1].span.end, items_[at].span.begin};
    return gap.begin <= gap.end &&
           reading_.Folded(gap).find_first_of(U"([（［") == std::u32string_view::npos;
  }

  void AddEntity(int32_t item) {
    const std::u32string_view words = reading_.Folded(items_[item].span);
    Token token;
    token.span = items_[item].span;
    if (items_[item].is_reference && IsMisread(item, words)) {
      AddWords(token.span);
      return;
    }
    token.kind = Token::Kind::kEntity;
    token.item = item;
    token.types = TypesOf(items_[item]);
    token.owns = items_[item].is_reference && IsAmong(kOwners, words);
    token.is_pronoun = items_[item].is_reference && (token.owns || IsAmong(kPronouns, words));
    tokens_.push_back(token);
  }

  // `its` is of no person, and who is named just before, in the same clause, is not meant by `him`.
  bool IsMisread(int32_t item, std::u32string_view words) const {
    constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
    constexpr uint32_t kPlaces = 1u << static_cast<uint32_t>(EntityType::kPlace);
    const bool is_thing = words == U"its" || words == U"it";
    if (is_thing && (TypesOf(items_[item]) & (kPersons | kPlaces)) != 0) return true;
    if (!IsAmong(kObjects, words)) return false;
    for (auto token = tokens_.rbegin();
         token != tokens_.rend() && token->kind != Token::Kind::kComma; ++token) {
      if (token->item != kNone) return items_[token->item].entity == items_[item].entity;
    }
    return false;
  }

  static constexpr std::u32string_view kOwners[] = {U"its", U"his", U"her", U"their"};
  static constexpr std::u32string_view kPronouns[] = {U"he",  U"she",  U"it",
                                                      U"him", U"they", U"them"};
  static constexpr std::u32string_view kObjects[] = {U"him", U"them"};

  template <size_t count>
  static bool IsAmong(const std::u32string_view (&words)[count], std::u32string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
  }

  uint32_t TypesOf(const Item& item) const {
    uint32_t types = 0;
    for (uint32_t bit = 0; bit < kEntityTypeCount; ++bit) {
      if (EntityOf(reading_.document(), item, 1u << bit) != kNone) types |= 1u << bit;
    }
    return types;
  }

  void AddWords(Span span) {
    const std::u32string_view text = reading_.Folded(span);
    size_t hit = 0;
    const std::vector<CueHit> hits = lexicon_.Find(text);
    for (int32_t at = 0; at < static_cast<int32_t>(text.size());) {
      while (hit < hits.size() && hits[hit].span.begin < at) ++hit;
      if (hit < hits.size() && hits[hit].span.begin == at) {
        AddWord({span.begin + at, span.begin + hits[hit].span.end}, hits[hit].groups);
        at = hits[hit].span.end;
      } else if (IsLatin(text[at])) {
        int32_t end = at + 1;
        while (end < static_cast<int32_t>(text.size()) && IsLatin(text[end])) ++end;
        AddWord({span.begin + at, span.begin + end}, {});
        at = end;
      } else {
        at = AddMark(span, text, at);
      }
    }
  }

  // A word that a hyphen joins to the one before is one with it: home-grown, AI-powered.
  void AddWord(Span span, const CueGroups& groups) {
    if (!tokens_.empty() && tokens_.back().is_glued &&
        tokens_.back().kind != Token::Kind::kEntity) {
      Token& before = tokens_.back();
      before.span.end = span.end;
      before.groups = groups;  // an ex-employee is an employee
      before.is_compound = true;
      before.kind = Token::Kind::kWord;
      before.is_glued = false;
      return;
    }
    Token token;
    token.span = span;
    token.groups = groups;
    if (groups.none() && IsDigit(reading_.folded()[span.begin])) {
      token.kind = Token::Kind::kNumber;
      const bool is_sum = span.begin > 0 && IsOneOf(U"$€£¥", reading_.folded()[span.begin - 1]);
      if (is_sum) token.groups = lexicon_.grammar().sum;
    }
    token.looks_past = groups.none() && reading_.Folded(span).ends_with(U"ed");
    tokens_.push_back(token);
  }

  int32_t AddMark(Span span, std::u32string_view text, int32_t at) {
    const char32_t c = text[at];
    const int32_t next = at + 1;
    const bool ends = next >= static_cast<int32_t>(text.size());
    const size_t behind = span.begin + next;
    const bool is_before_blank =
        behind >= reading_.folded().size() || reading_.folded()[behind] <= U' ';
    if (c == U'\'' && !tokens_.empty()) {
      const bool is_s = !ends && text[next] == U's' &&
                        (next + 1 >= static_cast<int32_t>(text.size()) || !IsLatin(text[next + 1]));
      const bool owns = is_s || (is_before_blank && tokens_.back().span.end == span.begin + at);
      if (owns && tokens_.back().groups.test(lexicon_.grammar().pronoun)) {  // it's
        AddWord({span.begin + at, span.begin + next + 1}, BeGroup());
      } else if (owns) {
        tokens_.back().owns = true;
      }
      return is_s ? next + 1 : next;
    }
    const bool glues = c == U'-' && !is_before_blank && !tokens_.empty() &&
                       tokens_.back().span.end == span.begin + at;
    if (glues) {
      tokens_.back().is_glued = true;
    } else if (IsOneOf(U",，、", c)) {
      Push(Token::Kind::kComma, span.begin + at);
    } else if (IsOneOf(U":：—–", c) || (c == U'-' && is_before_blank)) {
      Push(Token::Kind::kColon, span.begin + at);
    } else if (IsOneOf(U";；!！?？。|…", c) ||
               (c == U'.' && is_before_blank && !EndsAbbreviation())) {
      Push(Token::Kind::kStop, span.begin + at);
    }
    return next;
  }

  CueGroups BeGroup() const {
    CueGroups groups;
    groups.set(lexicon_.grammar().be);
    return groups;
  }

  bool EndsAbbreviation() const {
    constexpr std::u32string_view kAbbreviations[] = {U"inc", U"co", U"corp", U"ltd", U"mr",
                                                      U"ms",  U"dr", U"st",   U"jr"};
    if (tokens_.empty()) return true;
    const std::u32string_view word = reading_.Folded(tokens_.back().span);
    return word.size() == 1 || std::find(std::begin(kAbbreviations), std::end(kAbbreviations),
                                         word) != std::end(kAbbreviations);
  }

  void Push(Token::Kind kind, int32_t at) {
    Token token;
    token.kind = kind;
    token.span = {at, at + 1};
    tokens_.push_back(token);
  }

  const Reading& reading_;
  const Lexicon& lexicon_;
  const std::vector<Item>& items_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> Tokenize(const Reading& reading, const Lexicon& lexicon, const Clause& clause) {
  return Tokenizer(reading, lexicon, clause).Run();
}

}  // namespace wenmai::ingest::english
