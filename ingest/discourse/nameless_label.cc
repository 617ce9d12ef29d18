#include "ingest/discourse/nameless_label.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "ingest/discourse/person_finder.h"
#include "ingest/segment/speaker_label.h"

namespace wenmai::ingest {
namespace {

using Labels = std::map<std::u32string, int32_t>;  // and the person who speaks under each, if known

class Search {
 public:
  Search(const Reading& reading, const NarratorPhrases& phrases)
      : reading_(reading), document_(reading.document()), phrases_(phrases), persons_(reading, phrases) {
    for (const Turn& turn : document_.turns) {
      if (turn.speaker_entity != kNone) {
        named_.insert(turn.speaker_entity);
      } else if (IsSpeakerRole(turn.speaker)) {
        labels_.emplace(turn.speaker, kNone);
      }
    }
  }

  Labels Run() {
    if (labels_.empty()) return {};
    FindIntroductions();
    FindGuest();
    return std::move(labels_);
  }

 private:
  // Whoever says under two labels who he is, is heard by neither: they were told apart by ear.
  void FindIntroductions() {
    std::map<int32_t, std::set<std::u32string>> labels_of;
    for (const Sentence& sentence : document_.sentences) {
      if (sentence.turn == kNone || !labels_.contains(document_.turns[sentence.turn].speaker)) continue;
      const int32_t person = persons_.Introduced(sentence.span);
      if (person != kNone) labels_of[person].insert(document_.turns[sentence.turn].speaker);
    }
    std::map<std::u32string, int> persons_of;
    for (const auto& [person, labels] : labels_of) {
      for (const std::u32string& label : labels) ++persons_of[label];
    }
    for (const auto& [person, labels] : labels_of) {
      const bool is_plain = labels.size() == 1 && persons_of[*labels.begin()] == 1 && !named_.contains(person);
      if (!is_plain) continue;
      labels_[*labels.begin()] = person;
      named_.insert(person);
    }
  }

  void FindGuest() {
    Labels::iterator answers = labels_.end();
    for (auto label = labels_.begin(); label != labels_.end(); ++label) {
      if (!IsAnsweringRole(label->first)) continue;
      if (answers != labels_.end()) return;  // two guests
      answers = label;
    }
    if (answers == labels_.end() || answers->second != kNone) return;
    int32_t guest = persons_.TalkingInTitle();
    if (guest == kNone) guest = GuestOfLead();
    if (guest != kNone && !named_.contains(guest)) answers->second = guest;
  }

  // The one person whom the text before the turns presents: 我们采访了X.
  int32_t GuestOfLead() const {
    int32_t guest = kNone;
    for (const Sentence& sentence : document_.sentences) {
      if (sentence.turn != kNone) break;
      const int32_t person = persons_.Presented(sentence.span);
      if (person == kNone || person == guest) continue;
      if (guest != kNone) return kNone;
      guest = person;
    }
    return guest;
  }

  const Reading& reading_;
  const Document& document_;
  const NarratorPhrases& phrases_;
  const PersonFinder persons_;
  Labels labels_;
  std::set<int32_t> named_;  // the persons whom a label names
};

}  // namespace

void NamelessLabelReader::Run(Document* document) const {
  const bool is_nameless = std::any_of(document->turns.begin(), document->turns.end(),
                                       [](const Turn& turn) { return turn.speaker_entity == kNone; });
  if (!is_nameless) return;
  const Reading reading(*document, phrases_.table);
  const Labels labels = Search(reading, phrases_).Run();
  for (Turn& turn : document->turns) {
    const auto found = labels.find(turn.speaker);
    if (turn.speaker_entity == kNone && found != labels.end()) turn.speaker_entity = found->second;
  }
}

}  // namespace wenmai::ingest
