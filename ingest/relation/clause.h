// A sentence laid out for the relation patterns: a row of items, each a mention, a cue or one other
// character or Latin word. Spaces, quotation marks, book marks and a particle of aspect behind a cue
// (解雇了) are left out.
//
//   谷歌（Google）推出了“Bard”    →  [谷歌] [cue 推出] [Bard]
//
// What stands in brackets is a clause of its own, with the mention before the brackets at its end, so
// that a gloss reads like the apposition it stands for:
//
//   Veo（Google推出的视频生成模型）  →  [Veo]   and   [Google] [cue 推出] 的 视 频 生 成 模 型 [Veo]
//
// A paragraph below a line that holds nothing but a name is a gloss of that name too. Of places that
// follow one another (美国旧金山) only the last, the narrowest, is kept.
#pragma once

#include <optional>
#include <vector>

#include "ingest/discourse/reading.h"
#include "ingest/discourse/reference.h"

namespace wenmai::ingest {

struct Item {
  enum class Kind : uint8_t { kText, kCue, kEntity };
  Kind kind = Kind::kText;
  Span span;
  CueGroups groups;         // of a cue
  char32_t character = 0;   // of text: the first, folded
  int32_t entity = kNone;
  bool is_reference = false;  // of an entity: 他, 该公司, no name
  int32_t namesake = kNone;  // an entity of the same name and another type: the maker of a product
};

struct Clause {
  std::vector<Item> items;
  CueGroups groups;        // of all its cues
  int32_t entity_count = 0;
  int32_t sentence = kNone;
};

class ClauseLayout {
 public:
  // What a reference means beside its entity (两人) is a list, joined by a cue of `list`.
  ClauseLayout(const Reading& reading, const std::vector<Reference>& references, int list);

  // The clauses of one sentence: the sentence itself, its brackets, what it says of the name above it.
  std::vector<Clause> LayOut(int32_t sentence) const;

 private:
  // The name that the block before the sentence's consists of, if the sentence is its block's first.
  std::optional<Item> NameAbove(int32_t sentence) const;

  const Reading& reading_;
  const std::vector<Reference>& references_;
  CueGroups list_;
  std::vector<int32_t> namesakes_;  // of every entity
};

}  // namespace wenmai::ingest
