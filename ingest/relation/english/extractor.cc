#include "ingest/relation/english/extractor.h"

#include <algorithm>

#include "ingest/relation/pattern.h"

namespace wenmai::ingest::english {
namespace {

constexpr size_t kItemMax = 1000;  // a longer clause is no sentence
constexpr char32_t kFirstHan = 0x2E80;

int32_t EntityOfName(const Document& document, const Clause& clause, const Syntax& syntax,
                     const Name& name, uint32_t types) {
  return name.token == kNone
             ? name.entity
             : EntityOf(document, clause.items[syntax.tokens()[name.token].item], types);
}

// From the first to the last of the words.
Span Cover(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

}  // namespace

bool IsEnglish(const Clause& clause) {
  bool has_words = false;
  for (const Item& item : clause.items) {
    if (item.kind == Item::Kind::kEntity) continue;
    if (item.character >= kFirstHan && item.character < 0xFF00) return false;
    has_words = has_words || (item.character >= U'a' && item.character <= U'z') ||
                item.kind == Item::Kind::kCue;
  }
  return has_words;
}

Extractor::Extractor() : frames_(ReadFrames(lexicon_)) {
  for (const Frame& frame : frames_) words_.set(frame.word);
}

void Extractor::Extract(const Reading& reading, const Clause& clause, const Topic& topic,
                        FactSet* facts) const {
  if (clause.entity_count == 0 || clause.items.size() > kItemMax || !IsEnglish(clause)) return;
  const std::vector<Token> tokens = Tokenize(reading, lexicon_, clause);
  const std::vector<Phrase> phrases = Chunk(lexicon_, tokens);
  const Syntax syntax(reading.document(), clause, lexicon_.grammar(), tokens, phrases);
  const EventReader reader(syntax, reading.document(), clause, lexicon_, topic);
  for (const Event& event : reader.Events()) {
    if ((event.groups & words_).none()) continue;
    for (const Frame& frame : frames_) {
      if (event.groups.test(frame.word) && frame.is_noun == (event.kind == Event::Kind::kNoun))
        AddFacts(reading, clause, syntax, reader, event, frame, facts);
    }
  }
}

void Extractor::AddFacts(const Reading& reading, const Clause& clause, const Syntax& syntax,
                         const EventReader& reader, const Event& event, const Frame& frame,
                         FactSet* facts) const {
  const Document& document = reading.document();
  if (frame.needed_object.any() && !reader.HasObject(event, frame.needed_object)) return;
  const std::vector<Name> subjects = reader.NamesIn(event, frame.subject);
  if (subjects.empty()) return;
  const bool are_peers = frame.object.Holds(SlotKind::kPeers);
  const std::vector<Name> objects = are_peers ? subjects : reader.NamesIn(event, frame.object);
  const Modality modality = objects.empty() ? Modality::kNotStated : reader.ModalityOf(event);
  if (modality == Modality::kNotStated) return;
  Fact fact;
  fact.type = frame.type;
  const bool may_end = frame.type == FactType::kWorksAt || frame.type == FactType::kPartOf ||
                       frame.type == FactType::kPartnersWith;
  fact.status = modality == Modality::kPlanned      ? "planned"
                : may_end && reader.IsFormer(event) ? "former"
                                                    : frame.status;
  const std::vector<Token>& tokens = syntax.tokens();
  fact.cue = std::u32string(document.View(tokens[event.word].span));
  if (frame.type == FactType::kWorksAt && frame.status.empty()) {
    const ItemRange role = reader.RoleOf(event);
    if (role.begin < role.end)
      fact.role = std::u32string(
          document.View({tokens[role.begin].span.begin, tokens[role.end - 1].span.end}));
  }
  for (const Name& subject : subjects) {
    for (const Name& object : objects) {
      fact.subject = EntityOfName(document, clause, syntax, subject, frame.subject.types);
      fact.object = EntityOfName(document, clause, syntax, object,
                                 are_peers ? frame.subject.types : frame.object.types);
      fact.evidence = tokens[event.word].span;
      for (const Name& name : {subject, object}) {
        if (name.token != kNone) fact.evidence = Cover(fact.evidence, tokens[name.token].span);
      }
      facts->Add(fact);
    }
  }
}

}  // namespace wenmai::ingest::english
