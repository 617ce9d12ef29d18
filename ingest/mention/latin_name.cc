// A run of Latin words with capitals, in Chinese text or in English:
//
//   run := name word ((connector | name word))* with one space between words, cut at titles
//   person := given name, initial*, particle*, surname      Alex de Vries, Joanne Chen
//   body := words and an ending that tells the type         Foundation Capital, Vrije University
//
// Any other run is a name of open type: sure if it holds a word that is neither everyday English
// nor a term, weak (in want of support from the context) if it does not.
#include <algorithm>
#include <optional>
#include <set>
#include <string_view>

#include "ingest/mention/apposition.h"
#include "ingest/mention/latin_run.h"
#include "ingest/mention/proper_noun.h"
#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kPersonScore = 0.85f, kBodyScore = 0.8f, kRunScore = 0.65f, kWordScore = 0.55f;
constexpr float kWeakScore = 0.4f;
constexpr int32_t kSelfWordReach = 12;
constexpr size_t kPersonWordsMax = 4;
constexpr size_t kVersionSizeMax = 3;  // digits and point: 11, 2.0
constexpr size_t kLawWordsMin = 3;  // everyday words that its ending makes a title: Save America Act

class LatinNameFinder {
 public:
  LatinNameFinder(const ArticleView& view, Candidates* found)
      : view_(view), words_(view.words()), runs_(view), proper_nouns_(view), found_(found) {}

  void FindAll() {
    for (size_t begin = 0; begin < words_.size();) {
      const size_t end = runs_.EndOf(begin);
      if (end > begin) Classify(begin, end);
      begin = std::max(end, begin + 1);
    }
  }

 private:
  // The lexicon knows all of it.
  bool IsKnown(Span span) const {
    const auto matches = view_.MatchesEndingIn(span);
    return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
      return match.span == span && !match.is_weak;
    });
  }

  // Of a person's name: de, van. English connectors join other names: Dmitry Shevelenko of Perplexity.
  bool IsParticle(size_t i) const {
    return runs_.IsConnector(i) && !view_.data().english_connectors.Contains(words_[i].folded);
  }

  void Classify(size_t begin, size_t end) {
    if (IsTermPhrase(begin, end)) return;
    // Terms at either end are no part of the name: `AI Agent Manus`, `OpenAI API`.
    while (begin < end && IsLoose(begin)) ++begin;
    while (end > begin && (IsLoose(end - 1) || words_[end - 1].shape == WordShape::kNumber) &&
           !ClosesName(begin, end - 1)) {
      --end;
    }
    if (view_.IsEnglishAt(words_[std::min(begin, words_.size() - 1)].span.begin)) {
      while (begin < end && view_.BeginsSentence(words_[begin].span.begin) && OpensSentence(begin, end)) {
        ++begin;
      }
    }
    if (begin == end || IsTermPhrase(begin, end)) return;
    // A person of somewhere is two names, and so are a body and a person with no mark between; a role is none:
    // Dmitry Shevelenko of Perplexity, Neuralink Antonio Gracias, Minority Leader Chuck Schumer.
    for (size_t i = begin + 1; i + 1 < end; ++i) {
      const bool is_role = IsAllEnglish(begin, i) && IsGivenName(words_[i].folded) && runs_.IsRare(end - 1);
      if ((is_role || IsKnown(SpanOf(begin, i))) && AddPerson(i, end)) return;
      if (!view_.data().english_connectors.Contains(words_[i].folded)) continue;
      if (IsOfPlace(begin, i, end)) return AddOpen(begin, i);
      if (AddPerson(begin, i) || AddEmployee(begin, i, end)) return Classify(i + 1, end);
      break;
    }
    if (AddPerson(begin, end) || AddBody(begin, end)) return;
    AddOpen(begin, end);
  }

  // The capital of an English word may be the sentence's, a name being next: Meanwhile Stripe, Chipmaker
  // Nvidia.
  bool OpensSentence(size_t i, size_t end) const {
    const LatinWord& word = words_[i];
    const bool is_plural = word.folded.ends_with(U's') && !word.folded.ends_with(U"ss");
    std::u32string_view noun = word.folded;
    if (is_plural) noun.remove_suffix(1);
    if (end - i > 1 && view_.data().nouns.Find(noun)) return true;
    if (!word.is_english) return false;
    if (end - i == 1) return is_plural || !IsIntroduced(word);
    return view_.data().sentence_openers.Contains(word.folded) || word.folded.ends_with(U"ly") ||
           view_.data().capitalised_words.Contains(word.folded) ||
           view_.data().demonym_endings.SuffixSize(word.folded) > 0;
  }

  // Anchor, a maker of podcasts; Benchmark's Eric Vishria.
  bool IsIntroduced(const LatinWord& word) const {
    return !view_.data().sentence_openers.Contains(word.folded) &&
           (TypeOfApposition(view_, word.span) || proper_nouns_.IsOwner(word.span));
  }

  bool IsLoose(size_t i) const { return words_[i].is_term || runs_.IsConnector(i); }

  // What grades or closes a name belongs to it: MathGPT Pro, Rosebud AI, MatePad 11, Pollen Robotics.
  bool ClosesName(size_t begin, size_t i) const {
    if (i > begin && LatinSuffix(i) == EntityType::kCompany && !words_[i - 1].is_term) return true;
    if (i == begin || words_[i - 1].is_term) return false;
    if (words_[i].shape == WordShape::kNumber && view_.IsEnglishAt(words_[i].span.begin)) return IsVersion(i);
    if (words_[i - 1].is_ordinary) return false;
    if (words_[i].shape == WordShape::kNumber) return IsVersion(i);
    return (words_[i].folded == U"ai" && !view_.HasKnownHead(SpanOf(begin, i + 1))) ||
           view_.data().version_words.Contains(words_[i].folded);
  }

  // A short number behind a coined word that counts nothing: not iPhone 14 亿.
  bool IsVersion(size_t i) const {
    const LatinWord& number = words_[i];
    if (number.folded.size() > kVersionSizeMax || (!runs_.IsRare(i - 1) && !view_.IsEnglishAt(number.span.begin))) return false;
    int32_t at = number.span.end;
    if (view_.At(at) == U' ') ++at;
    const char32_t after = view_.At(at);
    return after != U'%' && after != U'-' && !view_.data().counters.Contains(after);
  }

  Span SpanOf(size_t begin, size_t end) const {
    return {words_[begin].span.begin, words_[end - 1].span.end};
  }

  bool IsTermPhrase(size_t begin, size_t end) const {
    return view_.data().terms.Contains(view_.Folded(SpanOf(begin, end)));
  }

  // Also two of them with a hyphen: Carl-Magnus.
  bool IsGivenName(std::u32string_view word) const {
    const size_t hyphen = word.find(U'-');
    return view_.data().given_names.Contains(word) ||
           (hyphen != word.npos && view_.data().given_names.Contains(word.substr(0, hyphen)) &&
            view_.data().given_names.Contains(word.substr(hyphen + 1)));
  }

  bool AddPerson(size_t begin, size_t end) {
    const size_t size = end - begin;
    if (size < 2 || size > kPersonWordsMax) return false;
    const bool is_given = IsGivenName(words_[begin].folded);
    const bool is_family =
        size <= 3 && runs_.IsRare(begin) && view_.data().family_names.Contains(words_[end - 1].folded);
    if (!is_given && !is_family) return false;
    // Miles Per Intervention, Peter Levels, Ross Intelligence
    const bool is_doubtful = IsAllOrdinary(begin, end) || IsOrdinaryNoSurname(end - 1);
    if (is_doubtful && size > 2) return false;
    const bool is_pair = words_[begin].folded.find(U'-') != std::u32string::npos;
    if (words_[begin].shape != WordShape::kCapital && !is_pair) return false;
    for (size_t i = begin + 1; i < end; ++i) {
      const LatinWord& word = words_[i];
      const bool is_initial = word.shape == WordShape::kUpper && word.folded.size() <= 2;
      const bool is_surname = word.shape == WordShape::kCapital || word.shape == WordShape::kMixed;
      if (!is_initial && !is_surname && !IsParticle(i)) return false;
      if (word.is_term || text::IsDigit(word.folded.back())) return false;
    }
    if (LatinSuffix(end - 1)) return false;
    Add(SpanOf(begin, end), EntityType::kPerson, kPersonScore, is_doubtful);
    surnames_.insert(words_[end - 1].folded);
    return true;
  }

  // Aiven of Helsinki: a coined word and the place that the lexicon knows.
  bool IsOfPlace(size_t begin, size_t of, size_t end) const {
    const Span place = SpanOf(of + 1, end);
    const auto matches = view_.MatchesEndingIn(place);
    if (of - begin != 1 || !runs_.IsRare(begin)) return false;
    // Trumpf of Ditzingen: neither is known, but what is named by its place is itself one rare word.
    if (end - of == 2 && runs_.IsRare(of + 1) && view_.IsEnglishAt(place.begin)) return true;
    return std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
             return match.span == place && view_.lexicon().entry(match.entry).type == EntityType::kPlace;
           });
  }

  // Bryn Talkington of Requisite Capital: two rare words before a body.
  bool AddEmployee(size_t begin, size_t of, size_t end) {
    if (of - begin != 2 || !LatinSuffix(end - 1) || !runs_.IsRare(begin) || !runs_.IsRare(begin + 1)) return false;
    if (words_[begin].shape != WordShape::kCapital) return false;
    Add(SpanOf(begin, of), EntityType::kPerson, kPersonScore);
    return true;
  }

  std::optional<EntityType> LatinSuffix(size_t i) const {
    return view_.data().latin_suffixes.Find(words_[i].folded);
  }

  bool AddBody(size_t begin, size_t end) {
    if (end - begin < 2) return false;
    auto type = LatinSuffix(end - 1);
    if (!type && words_[begin].folded == U"university") type = EntityType::kOrganization;
    if (!type) return false;
    // In the middle of an English sentence nobody writes a common noun with capitals.
    const bool is_proper = *type == EntityType::kCompany && view_.IsEnglishAt(words_[begin].span.begin) &&
                           !view_.BeginsSentence(words_[begin].span.begin);
    const bool is_sure = HasRareWord(begin, end) || is_proper ||
                         (*type == EntityType::kWork && end - begin >= kLawWordsMin);
    Add(SpanOf(begin, end), *type, is_sure ? kBodyScore : kWeakScore, !is_sure, false);
    return true;
  }

  bool IsAllEnglish(size_t begin, size_t end) const {
    return std::all_of(words_.begin() + static_cast<ptrdiff_t>(begin), words_.begin() + static_cast<ptrdiff_t>(end),
                       [](const LatinWord& word) { return word.is_english; });
  }

  // Everyday words without a surname at the end.
  bool IsAllOrdinary(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (!words_[i].is_ordinary) return false;
    }
    return !view_.data().family_names.Contains(words_[end - 1].folded);
  }

  bool HasRareWord(size_t begin, size_t end) const {
    for (size_t i = begin; i < end; ++i) {
      if (runs_.IsRare(i) && !(words_[i].shape == WordShape::kUpper && words_[i].folded.size() <= 4)) {
        return true;
      }
    }
    return false;
  }

  bool IsOrdinaryNoSurname(size_t i) const {
    return words_[i].is_ordinary && !view_.data().family_names.Contains(words_[i].folded);
  }

  // Hi, I'm Swix.
  bool IsSelfNamed(Span span) const {
    const int32_t end = view_.At(span.begin - 1) == U' ' ? span.begin - 1 : span.begin;
    return view_.data().self_words.SuffixSize(view_.Folded({std::max(0, end - kSelfWordReach), end})) > 0;
  }

  void AddOpen(size_t begin, size_t end) {
    const Span span = SpanOf(begin, end);
    if (HasRareWord(begin, end) && IsSelfNamed(span)) {
      Add(span, EntityType::kPerson, kPersonScore);
      return;
    }
    const bool is_single = end - begin == 1;
    const bool is_given = is_single && words_[begin].shape == WordShape::kCapital &&
                          view_.data().given_names.Contains(words_[begin].folded);
    if (is_given) {
      const bool is_sure = runs_.IsRare(begin) && !view_.IsEnglishAt(span.begin);
      Add(span, EntityType::kPerson, is_sure ? kWordScore : kWeakScore, !is_sure, true);
      return;
    }
    if (!is_single && view_.IsEnglishAt(span.begin) && IsOfKnownPlace(begin, end)) return;
    // In a parenthesis after Chinese words it most likely only tells their English.
    // Alone in an English sentence it may be any word the lists lack, but in its middle, with one
    // capital, hardly a common one.
    const bool is_english = view_.IsEnglishAt(span.begin);
    const bool is_common = is_single && is_english && !IsProperNoun(begin);
    const bool is_sure = (HasRareWord(begin, end) || view_.HasKnownHead(span)) &&
                         !IsTranslation(span) && !is_common;
    const float score = !is_sure ? kWeakScore : is_single ? kWordScore : kRunScore;
    // What English prose names is most often a body, what Chinese writes in Latin letters a product.
    const bool is_body = IsProse(span) && !HasDigit(begin, end);
    Add(span, is_body ? EntityType::kCompany : EntityType::kProduct, score, !is_sure, true);
  }

  // Vietnam War, Texas Senate: the lexicon knows the place, and the rest are everyday words.
  bool IsOfKnownPlace(size_t begin, size_t end) const {
    const auto matches = view_.MatchesEndingIn(words_[begin].span);
    const bool is_place = std::any_of(matches.begin(), matches.end(), [&](const LexiconMatch& match) {
      return match.span == words_[begin].span && view_.lexicon().entry(match.entry).type == EntityType::kPlace;
    });
    return is_place && std::all_of(words_.begin() + static_cast<ptrdiff_t>(begin) + 1,
                                   words_.begin() + static_cast<ptrdiff_t>(end),
                                   [](const LatinWord& word) { return word.is_ordinary; });
  }

  bool HasDigit(size_t begin, size_t end) const {
    return std::any_of(words_.begin() + static_cast<ptrdiff_t>(begin),
                       words_.begin() + static_cast<ptrdiff_t>(end), [](const LatinWord& word) {
                         return std::any_of(word.folded.begin(), word.folded.end(), text::IsDigit);
                       });
  }

  // English written as such: not the recording that a translation keeps beside it.
  bool IsProse(Span span) const {
    const Block* block = view_.BlockAt(span.begin);
    return block != nullptr && block->kind == BlockKind::kParagraph && view_.IsEnglishAt(span.begin);
  }

  bool IsProperNoun(size_t i) const {
    return runs_.IsRare(i) && words_[i].shape == WordShape::kCapital && IsProse(words_[i].span) &&
           !view_.BeginsSentence(words_[i].span.begin) && !surnames_.contains(words_[i].folded);
  }

  bool IsTranslation(Span span) const {
    const char32_t before = view_.At(span.begin - 1);
    if (before != U'（' && before != U'(') return false;
    const char32_t earlier =
        view_.At(span.begin - 2) == U' ' ? view_.At(span.begin - 3) : view_.At(span.begin - 2);
    return text::IsHan(earlier);
  }

  void Add(Span span, EntityType type, float score, bool is_weak = false, bool is_open = false) {
    found_->Add({.span = span,
                 .type = type,
                 .score = score,
                 .source = MentionSource::kPattern,
                 .is_weak = is_weak,
                 .is_type_open = is_open});
  }

  const ArticleView& view_;
  const std::vector<LatinWord>& words_;
  const LatinRuns runs_;
  const ProperNouns proper_nouns_;
  Candidates* found_;
  std::set<std::u32string_view> surnames_;  // of the persons found so far
};

}  // namespace

void FindLatinNames(const ArticleView& view, Candidates* found) {
  LatinNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
