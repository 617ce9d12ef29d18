// Finds what may be an end of a fact around the verb or noun of a frame in one clause.
#pragma once

#include "ingest/relation/frame.h"
#include "ingest/relation/topic.h"

namespace wenmai::ingest {

// What reading a frame must know of the cues.
struct FrameCues {
  // `verbs` are the groups of all verbs of frames.
  FrameCues(const CueTable& cues, const CueGroups& verbs);

  int agent, by, of, of_en, at, is, include, named, together, with, come, joins, stop, channel, put;
  int means, byline, one, own, example, have, company, round, order, stock, partial;
  CueGroups verbs;
  CueGroups rounds;  // verbs and nouns of who joins a round of investment
  CueGroups prizes;  // what is won of a company: orders, money
  PatternCues pattern;
};

// An end of the fact: an item of the clause, or an entity that the clause does not name.
struct FrameEnd {
  int32_t item = kNone;
  int32_t entity = kNone;
  bool found() const { return item != kNone || entity != kNone; }
};

// Does the item end what is said: 。；？
bool IsStop(const Item& item);
bool IsColon(const Item& item);
bool IsDash(const Item& item);

class EndFinder {
 public:
  EndFinder(const Reading& reading, const ArgumentReader& arguments, const FrameCues& cues,
            const Clause& clause, const Topic& topic);

  // Turns to the trigger at item `trigger`; what is found is found around it. What is told `goes_on` where
  // it may be of whom the article is about (The round was led by A. Customers include B); else English
  // leaves out no subject that another sentence names.
  void Enter(int32_t trigger, bool goes_on);

  // The part between commas that holds the trigger.
  ItemRange part() const { return part_; }
  bool Fits(int32_t item, uint32_t types) const;
  bool IsCue(int32_t item, int group) const;
  bool IsVerb(int32_t item) const;
  bool IsNumber(int32_t item) const;
  bool HasAmount(int32_t begin, bool or_nothing) const;
  // Does the word at `item` lead on to what is listed: 包括, 还有, 是?
  bool IsConnector(int32_t item) const;
  // Is the company at `item` one of which but an order, money or a part is had: 拿下[A]的订单, 买下
  // [A]的工厂?
  bool NamesPrize(int32_t item) const;

  // `types` are bits of EntityType throughout.
  FrameEnd AgentBefore(uint32_t types, int32_t verb) const;
  FrameEnd AgentBehind(uint32_t types, int32_t verb) const;
  // With `owner_too` A in A的车机用B too, but not in A的客户用B.
  FrameEnd BareBefore(uint32_t types, int32_t at, bool owner_too = false) const;
  // The bare entity before the verb, else that of an earlier part, else what was spoken of. `phrase`
  // is where what the verb governs begins, if it stands before the verb.
  FrameEnd SubjectOf(uint32_t types, int32_t verb, int32_t phrase = kNone,
                     bool owner_too = false) const;
  // What the next part begins with.
  FrameEnd LaterSubject(uint32_t types) const;
  // Of a passive whose agent's preposition is at `agent`; 合并为A，由B领导 speaks of A.
  FrameEnd PatientOf(uint32_t types, int32_t agent, bool owner_too = false) const;
  // Parts that hold a cue of `passed` are passed over: 红杉领投，高瓴跟投.
  FrameEnd EarlierSubject(uint32_t types, const CueGroups& passed = {}) const;
  // Whose round of investment the text tells of; `investors` are passed over.
  FrameEnd OwnerOfRound(uint32_t types) const;
  FrameEnd RightOf(uint32_t types, int32_t begin, bool owner_too = false) const;
  FrameEnd Governed(uint32_t types, int32_t verb, const CueGroups& prepositions) const;
  FrameEnd OwnerBefore(uint32_t types, int32_t noun) const;
  FrameEnd ValueBehind(uint32_t types, int32_t noun) const;
  FrameEnd ValueBefore(uint32_t types, int32_t owner, int32_t noun) const;

 private:
  FrameEnd EarlierInSentence(uint32_t types, const CueGroups& passed, bool* is_other) const;
  FrameEnd EarlierOrTopic(uint32_t types, int32_t at) const;
  bool IsExample(int32_t item) const;
  bool IsApposition(ItemRange part) const;
  int32_t RightLimit(int32_t at) const;
  bool AnyOfGroups(ItemRange items, const CueGroups& groups) const;
  bool IsModifier(int32_t verb) const;
  bool IsSmallShare(int32_t item) const;
  bool CrossesVerb(ItemRange items, bool passes_means = false) const;
  bool HoldsOthers(ItemRange items) const;

  const Reading& reading_;
  const ArgumentReader& arguments_;
  const FrameCues& cues_;
  const Clause& clause_;
  const Topic& topic_;
  ItemRange part_;
  bool is_latin_ = false;  // the trigger
  bool goes_on_ = false;
};

}  // namespace wenmai::ingest
