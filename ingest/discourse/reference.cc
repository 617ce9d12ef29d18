#include "ingest/discourse/reference.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/discourse/focus.h"
#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/discourse_reference.tsv";

// Resolves one document, front to back.
class Resolution {
 public:
  Resolution(const Reading& reading, const CueTable& phrases, const ReferenceGroups& groups,
             const PassingFinder& passing, const BodiesOfSpeakers& bodies,
             const std::optional<Narrator>& narrator)
      : reading_(reading),
        document_(reading.document()),
        phrases_(phrases),
        groups_(groups),
        bodies_(bodies),
        narrator_(narrator),
        focus_(reading, passing) {
    for (const Turn& turn : document_.turns) {
      if (turn.speaker_entity != kNone && !Speaks(turn.speaker_entity)) {
        speakers_.push_back(turn.speaker_entity);
      }
    }
  }

  std::vector<Reference> Run() {
    for (int32_t i = 0; i < static_cast<int32_t>(document_.sentences.size()); ++i) {
      focus_.Enter(i);
      ReadSentence(i);
    }
    return std::move(references_);
  }

 private:
  void ReadSentence(int32_t index) {
    const Span sentence = document_.sentences[index].span;
    const IndexRange mentions = reading_.MentionsIn(sentence);
    int32_t mention = mentions.begin;
    const auto speak_of_mentions_before = [&](int32_t position) {
      for (; mention < mentions.end && document_.mentions[mention].span.begin < position; ++mention) {
        focus_.Speak(document_.mentions[mention].entity, document_.mentions[mention].span, true);
      }
    };
    const std::vector<CueHit> hits = phrases_.Find(reading_.Folded(sentence));
    for (size_t i = 0; i < hits.size(); ++i) {
      CueHit hit = hits[i];
      const bool ends_description =
          hit.groups.test(groups_.body_head) && !hit.groups.test(groups_.bare_company);
      if (ends_description || hit.groups.test(groups_.apart)) continue;
      if (hit.groups.test(groups_.determiner)) {
        if (i + 1 == hits.size() || !Describes(hit, hits[i + 1], sentence)) continue;
        hit.groups = hits[i + 1].groups;
        hit.groups.reset(groups_.bare_company);
        const Span whole = {hit.span.begin + sentence.begin,
                            hits[i + 1].span.end + sentence.begin};
        if (reading_.MentionsIn(whole).empty()) hit.span.end = hits[i + 1].span.end;
      }
      const Span span = {hit.span.begin + sentence.begin, hit.span.end + sentence.begin};
      speak_of_mentions_before(span.begin);
      if (mention > mentions.begin && document_.mentions[mention - 1].span.end > span.begin) continue;
      const bool begins_name =  // the [University of Florida]
          mention < mentions.end && document_.mentions[mention].span.begin < span.end;
      if (begins_name) continue;
      if (hit.groups.test(groups_.report)) focus_.EndClause();
      if (hit.groups.test(groups_.thing) && IsAbbreviation(span)) continue;
      is_of_body_ = is_of_body_ || (hit.groups.test(groups_.own_body) && focus_.is_in_heading());
      is_apart_ = i > 0 && hits[i - 1].groups.test(groups_.apart) && Touch(hits[i - 1], hits[i]);
      const Reference reference = Resolve(hit.groups, span, index);
      if (reference.entity == kNone) continue;
      references_.push_back(reference);
      const bool is_third = reference.kind == ReferenceKind::kThird ||
                            reference.kind == ReferenceKind::kBareBody ||
                            reference.kind == ReferenceKind::kAnyone;
      if (!is_third) continue;
      focus_.Speak(reference.entity, span, false);
      for (const int32_t other : reference.others) focus_.Speak(other, span, false);
    }
    speak_of_mentions_before(sentence.end);
  }

  // Does nothing but a blank stand between the two?
  static bool Touch(const CueHit& before, const CueHit& behind) {
    return behind.span.begin - before.span.end <= 1;
  }

  // 公司 that is not a part of a longer noun.
  bool StandsAlone(Span span, Span sentence) const {
    constexpr std::u32string_view kMarks = U"，,、；;：:。！!？?“”";
    return span.begin == sentence.begin ||
           kMarks.find(document_.clean[span.begin - 1]) != std::u32string_view::npos;
  }

  bool HoldsPersonsOnly(Span span) const {
    const IndexRange mentions = reading_.MentionsIn(span);
    return std::all_of(document_.mentions.begin() + mentions.begin,
                       document_.mentions.begin() + mentions.end,
                       [](const Mention& m) { return m.type == EntityType::kPerson; });
  }

  // Are the two the ends of one description of a body: 这家专注于支付的公司, 这家由[李明]领导的公司?
  bool Describes(const CueHit& determiner, const CueHit& head, Span sentence) const {
    constexpr int32_t kDescriptionReach = 18;  // code points
    constexpr std::u32string_view kEnds = U"，,、；;：:。！!？? ";
    const Span between = {determiner.span.end + sentence.begin, head.span.begin + sentence.begin};
    return head.groups.test(groups_.body_head) && between.size() <= kDescriptionReach &&
           document_.View(between).find_first_of(kEnds) == std::u32string_view::npos &&
           HoldsPersonsOnly(between);
  }

  // IT is not `it`.
  bool IsAbbreviation(Span span) const {
    const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
    const std::u32string_view words = document_.View(span);
    return words.size() > 1 && std::all_of(words.begin(), words.end(), is_capital);
  }

  Reference Resolve(const CueGroups& groups, Span span, int32_t sentence) const {
    const int32_t turn = document_.sentences[sentence].turn;
    if (groups.test(groups_.none)) return {};
    if (groups.test(groups_.speaker)) return {span, SpeakerOf(sentence), ReferenceKind::kSpeaker};
    if (groups.test(groups_.own_body)) {
      const int32_t speaker = SpeakerOf(sentence);
      const bool is_body = speaker == kNone && turn == kNone && is_of_body_;
      return {span, is_body ? focus_.protagonist() : OwnBody(speaker), ReferenceKind::kOwnBody};
    }
    if (groups.test(groups_.listener_body)) {
      return {span, OwnBody(turn == kNone ? kNone : Listener(turn)), ReferenceKind::kOwnBody};
    }
    if (groups.test(groups_.listener)) {
      return {span, turn == kNone ? kNone : Listener(turn), ReferenceKind::kListener};
    }
    if (groups.test(groups_.employer)) {
      const bool opens = span.begin == document_.sentences[sentence].span.begin;
      return {{span.begin, span.begin}, opens ? focus_.Plainest(kBodies, speakers_) : kNone,
              ReferenceKind::kEmployer};
    }
    if (groups.test(groups_.anyone) && turn != kNone) {
      return {span, focus_.Plainest(kPersons | kBodies, speakers_), ReferenceKind::kAnyone};
    }
    if (groups.test(groups_.bare_company)) {
      const bool may_refer =
          turn == kNone && StandsAlone(span, document_.sentences[sentence].span);
      return {span, may_refer ? focus_.Plainest(kBodies, speakers_) : kNone,
              ReferenceKind::kBareBody};
    }
    if (const size_t count = GroupSize(groups); count > 0) {
      const uint32_t types = groups.test(groups_.two_bodies) ? kBodies : kPersons;
      std::vector<int32_t> group = focus_.Group(types, count, span.begin);
      if (group.empty()) return {};
      return {span, group[0], ReferenceKind::kThird, false, {group.begin() + 1, group.end()}};
    }
    return {span, Third(groups, span), ReferenceKind::kThird, groups.test(groups_.owner)};
  }

  // How many the words refer to together (两人), 0 where they are no such words.
  size_t GroupSize(const CueGroups& groups) const {
    if (groups.test(groups_.two_persons) || groups.test(groups_.two_bodies)) return 2;
    return groups.test(groups_.three_persons) ? 3 : 0;
  }

  int32_t Third(const CueGroups& groups, Span span) const {
    if (groups.test(groups_.latter)) return focus_.OfPair(true, span.begin);
    if (groups.test(groups_.former)) return focus_.OfPair(false, span.begin);
    if (groups.test(groups_.owner) && focus_.clause_subject() != kNone && !is_apart_)
      return focus_.clause_subject();
    if (groups.test(groups_.person)) return focus_.Plainest(kPersons, speakers_);
    if (groups.test(groups_.body_head)) return focus_.Last(kBodies, span.begin);
    const std::pair<int, uint32_t> kinds[] = {{groups_.body, kBodies},
                                              {groups_.company, kBodies},
                                              {groups_.model, Bit(EntityType::kModel)},
                                              {groups_.product, kArtifacts},
                                              {groups_.work, Bit(EntityType::kWork)},
                                              {groups_.thing, kThings}};
    for (const auto& [group, types] : kinds) {
      if (!groups.test(group)) continue;
      const bool is_topic = focus_.topic() != kNone && (TypeBit(focus_.topic()) & types) != 0;
      return is_topic ? focus_.topic() : focus_.Plainest(types, speakers_, LimitOf(span));
    }
    return kNone;
  }

  // Where what the words refer to must have been named.
  int32_t LimitOf(Span span) const {
    return is_apart_ ? focus_.SubjectBegin(span.begin) : focus_.OwnClause(span);
  }

  // Of the turn, or the narrator.
  int32_t SpeakerOf(int32_t sentence) const {
    const int32_t turn = document_.sentences[sentence].turn;
    if (narrator_ && narrator_->Speaks(sentence) && (turn == kNone || narrator_->owns_turns))
      return narrator_->entity;
    return turn == kNone ? kNone : document_.turns[turn].speaker_entity;
  }

  // Who speaks for several bodies may mean any of them.
  int32_t OwnBody(int32_t speaker) const {
    if (speaker == kNone || speaker >= static_cast<int32_t>(bodies_.size())) return kNone;
    return bodies_[speaker].size() == 1 ? bodies_[speaker][0] : kNone;
  }

  int32_t Listener(int32_t turn) const {
    const int32_t speaker = document_.turns[turn].speaker_entity;
    if (speakers_.size() == 1) return speaker == kNone ? speakers_[0] : kNone;
    if (speakers_.size() != 2 || speaker == kNone) return kNone;
    return speakers_[0] == speaker ? speakers_[1] : speakers_[0];
  }

  uint32_t TypeBit(int32_t entity) const { return Bit(document_.entities[entity].type); }

  bool Speaks(int32_t entity) const {
    return std::find(speakers_.begin(), speakers_.end(), entity) != speakers_.end();
  }

  const Reading& reading_;
  const Document& document_;
  const CueTable& phrases_;
  const ReferenceGroups& groups_;
  const BodiesOfSpeakers& bodies_;
  const std::optional<Narrator>& narrator_;
  std::vector<int32_t> speakers_;  // in order of their first turn
  Focus focus_;
  bool is_of_body_ = false;  // a body writes the text: We're welcoming k6 to Grafana Labs
  bool is_apart_ = false;  // is the reference at hand set apart from its clause's subject?
  std::vector<Reference> references_;
};

}  // namespace

ReferenceResolver::ReferenceResolver() : phrases_(kFile, IngestData(kFile)) {
  groups_.none = phrases_.Group("none");
  groups_.speaker = phrases_.Group("speaker");
  groups_.own_body = phrases_.Group("own_body");
  groups_.listener = phrases_.Group("listener");
  groups_.listener_body = phrases_.Group("listener_body");
  groups_.employer = phrases_.Group("employer");
  groups_.person = phrases_.Group("person");
  groups_.body = phrases_.Group("body");
  groups_.company = phrases_.Group("company");
  groups_.determiner = phrases_.Group("determiner");
  groups_.body_head = phrases_.Group("body_head");
  groups_.model = phrases_.Group("model");
  groups_.product = phrases_.Group("product");
  groups_.work = phrases_.Group("work");
  groups_.thing = phrases_.Group("thing");
  groups_.owner = phrases_.Group("owner");
  groups_.anyone = phrases_.Group("anyone");
  groups_.report = phrases_.Group("report");
  groups_.apart = phrases_.Group("apart");
  groups_.bare_company = phrases_.Group("bare_company");
  groups_.former = phrases_.Group("former");
  groups_.latter = phrases_.Group("latter");
  groups_.two_persons = phrases_.Group("two_persons");
  groups_.three_persons = phrases_.Group("three_persons");
  groups_.two_bodies = phrases_.Group("two_bodies");
}

std::vector<Reference> ReferenceResolver::Resolve(const Reading& reading,
                                                  const BodiesOfSpeakers& bodies,
                                                  const std::optional<Narrator>& narrator) const {
  return Resolution(reading, phrases_, groups_, passing_, bodies, narrator).Run();
}

}  // namespace wenmai::ingest
