// The entities that wenmai knows by name: those built in (ingest/data/lexicon_*.tsv) and the user's
// own. Built once a process, read-only afterwards, safe from any thread.
//
//   Lexicon lexicon({"my_names.tsv"});
//   for (const LexiconMatch& match : lexicon.Find(document.clean)) lexicon.entry(match.entry).id;
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ingest/lexicon/lexicon_entry.h"
#include "ingest/lexicon/name_automaton.h"

namespace wenmai::ingest {

struct LexiconMatch {
  Span span;
  int32_t entry = kNone;
  int32_t name = 0;  // which of the entry's names
  bool is_weak = false;
  bool goes_on =
      false;  // a digit follows at once, as in `GPT4`: the beginning of a longer name at most
};

class Lexicon {
 public:
  // Reads the built-in entries and then `files`, in the format of lexicon_entry.h. A file's entry
  // of a type and name that are there already adds its aliases to them. Throws Error{kIo} if a file
  // cannot be read, Error{kInvalidArgument} naming file and line where one is malformed.
  explicit Lexicon(const std::vector<std::string>& files = {});
  // Only these entries.
  explicit Lexicon(std::vector<LexiconEntry> entries);

  const LexiconEntry& entry(int32_t index) const { return entries_[index]; }
  size_t size() const { return entries_.size(); }

  // Every occurrence of every name, overlapping ones too, by end position.
  std::vector<LexiconMatch> Find(std::u32string_view text) const;

  // The entries that bear this name, in any spelling of the same skeleton.
  std::vector<int32_t> EntriesNamed(std::u32string_view name) const;

 private:
  struct NameUse {
    int32_t entry = kNone;
    int32_t name = 0;
    bool is_ordinary_word = false;
  };

  using Places = std::unordered_map<std::string, size_t>;  // in entries_, by id
  void Add(std::vector<LexiconEntry> entries, Places* by_id);
  void Index();

  std::vector<LexiconEntry> entries_;
  std::vector<std::u32string> keys_;  // skeletons, sorted
  std::vector<int32_t> first_use_;    // of each key; one more entry than keys
  std::vector<NameUse> uses_;
  std::unique_ptr<NameAutomaton> automaton_;
};

}  // namespace wenmai::ingest
