// The persons whom an article names where it tells who speaks: entities, kNone where nobody is named or it is
// not plain who.
#pragma once

#include "ingest/discourse/narrator_phrases.h"
#include "ingest/discourse/reading.h"

namespace wenmai::ingest {

class PersonFinder {
 public:
  PersonFinder(const Reading& reading, const NarratorPhrases& phrases)
      : reading_(reading), document_(reading.document()), phrases_(phrases) {}

  // The one person whom `span` names.
  int32_t Only(Span span) const;
  // The first person whose name begins within `reach` characters of `span`.
  int32_t FirstIn(Span span, int32_t reach) const;
  // The same where words for a conversation follow: `魔法原子总裁X的对话`.
  int32_t ConversedWith(Span span, int32_t reach) const;
  // Whose name begins at most `reach` characters behind `position`, in the same breath, and owns nothing.
  int32_t Behind(int32_t position, int32_t reach) const;
  // Whose name opens the article and ends right before `position`.
  int32_t AtStartBefore(int32_t position) const;
  // Whom the sentence presents as the one who will speak: `今天的嘉宾是X`, `我们采访了X`, `我与X的对话`, `X老师你…` at the
  // very start.
  int32_t Presented(Span sentence) const;
  // Whom its speaker says that he is: `大家好，我是X`.
  int32_t Introduced(Span sentence) const;
  // Named in the short lines from `block` on: `作者：Peter Pang`, `2024年10月，Paul Graham：写作与非写作`.
  int32_t InByline(int32_t block) const;
  // The one whom the title names; the same only where it says that he talks: `X：…`, `X谈…`, `专访X`.
  int32_t InTitle() const;
  int32_t TalkingInTitle() const;
  // The one of whom the summary says that he tells: X分享了…, X指出….
  int32_t InSummary() const;
  // The article's author.
  int32_t Author() const;
  // Whom the text up to `position` names most, the author aside, and at least `count_min` times.
  int32_t MainBefore(int32_t position, int count_min) const;

  // All groups of phrases in the title.
  CueGroups TitleGroups() const { return GroupsIn(Title()); }
  CueGroups GroupsIn(Span span) const { return phrases_.GroupsIn(reading_.Folded(span)); }

 private:
  bool IsPerson(const Mention& mention) const;
  bool Tells(Span behind) const;
  Span Title() const;

  const Reading& reading_;
  const Document& document_;
  const NarratorPhrases& phrases_;
};

}  // namespace wenmai::ingest
