#include "ingest/lexicon/lexicon.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <tuple>
#include <utility>

#include "ingest/ingest_data.h"
#include "ingest/lexicon/name_match.h"
#include "ingest/lexicon/skeleton.h"
#include "ingest/lexicon/word_set.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kBuiltIn[] = {
    "data/lexicon_person.tsv",       "data/lexicon_figure.tsv", "data/lexicon_company.tsv",
    "data/lexicon_organization.tsv", "data/lexicon_model.tsv",  "data/lexicon_product.tsv",
    "data/lexicon_work.tsv",         "data/lexicon_place.tsv",
};

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file) throw Error(ErrorCode::kIo, "cannot read lexicon file " + path);
  return bytes;
}

// True if all words of the name are everyday English: The Matrix, Figure.
bool IsOrdinary(std::u32string_view name) {
  const std::u32string folded = text::Fold(name);
  for (size_t begin = 0; begin < folded.size();) {
    const size_t end = std::min(folded.find(U' ', begin), folded.size());
    const std::u32string_view word = std::u32string_view(folded).substr(begin, end - begin);
    if (!OrdinaryEnglishWords().Contains(word)) return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

Lexicon::Lexicon(const std::vector<std::string>& files) {
  Places by_id;
  for (const std::string_view file : kBuiltIn) Add(ParseLexicon(file, IngestData(file)), &by_id);
  for (const std::string& file : files) Add(ParseLexicon(file, ReadFile(file)), &by_id);
  Index();
}

Lexicon::Lexicon(std::vector<LexiconEntry> entries) {
  Places by_id;
  Add(std::move(entries), &by_id);
  Index();
}

void Lexicon::Add(std::vector<LexiconEntry> entries, Places* by_id) {
  for (LexiconEntry& entry : entries) {
    const auto [found, is_new] = by_id->emplace(entry.id, entries_.size());
    if (is_new) {
      entries_.push_back(std::move(entry));
      continue;
    }
    LexiconEntry& old = entries_[found->second];
    std::move(entry.names.begin() + 1, entry.names.end(), std::back_inserter(old.names));
    old.flags |= entry.flags;
    if (!entry.parent.empty()) old.parent = std::move(entry.parent);
    if (!entry.description.empty()) old.description = std::move(entry.description);
  }
}

void Lexicon::Index() {
  std::vector<std::pair<std::u32string, NameUse>> named;
  for (size_t e = 0; e < entries_.size(); ++e) {
    for (size_t n = 0; n < entries_[e].names.size(); ++n) {
      const std::u32string& name = entries_[e].names[n].text;
      std::u32string skeleton = SkeletonOf(name);
      const bool is_ordinary = IsOrdinary(name);
      named.emplace_back(std::move(skeleton),
                         NameUse{static_cast<int32_t>(e), static_cast<int32_t>(n), is_ordinary});
    }
  }
  const auto order = [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.entry, a.second.name) <
           std::tie(b.first, b.second.entry, b.second.name);
  };
  std::sort(named.begin(), named.end(), order);
  for (auto& [key, use] : named) {
    if (keys_.empty() || keys_.back() != key) {
      keys_.push_back(std::move(key));
      first_use_.push_back(static_cast<int32_t>(uses_.size()));
    }
    uses_.push_back(use);
  }
  first_use_.push_back(static_cast<int32_t>(uses_.size()));
  automaton_ = std::make_unique<NameAutomaton>(keys_);
}

std::vector<LexiconMatch> Lexicon::Find(std::u32string_view text) const {
  const Skeleton skeleton = MakeSkeleton(text);
  std::vector<LexiconMatch> matches;
  automaton_->Scan(skeleton.text, [&](int32_t key, int32_t end) {
    const auto size = static_cast<int32_t>(keys_[key].size());
    const Span span = {skeleton.source[end - size], skeleton.source[end - 1] + 1};
    const bool goes_on = text::IsLatin(text[span.end - 1]) &&
                         span.end < static_cast<int32_t>(text.size()) &&
                         text::IsDigit(text[span.end]);
    if (goes_on ? !BeginsAlone(text, span) : !StandsAlone(text, span)) return;
    const std::u32string_view words = text.substr(span.begin, span.size());
    int32_t last_entry =
        kNone;  // two spellings of one entry may share a skeleton: one match is enough
    for (int32_t u = first_use_[key]; u < first_use_[key + 1]; ++u) {
      const NameUse& use = uses_[u];
      const LexiconEntry& entry = entries_[use.entry];
      const LexiconName& name = entry.names[use.name];
      if (use.entry == last_entry) continue;
      if (!IsSpelledLike(words, name.text, use.is_ordinary_word, entry.flags & kLexiconExact))
        continue;
      matches.push_back({span, use.entry, use.name, name.is_weak, goes_on});
      last_entry = use.entry;
    }
  });
  return matches;
}

std::vector<int32_t> Lexicon::EntriesNamed(std::u32string_view name) const {
  const std::u32string skeleton = SkeletonOf(name);
  const auto key = std::lower_bound(keys_.begin(), keys_.end(), skeleton);
  std::vector<int32_t> entries;
  if (key == keys_.end() || *key != skeleton) return entries;
  const auto index = key - keys_.begin();
  for (int32_t u = first_use_[index]; u < first_use_[index + 1]; ++u) {
    if (entries.empty() || entries.back() != uses_[u].entry) entries.push_back(uses_[u].entry);
  }
  return entries;
}

}  // namespace wenmai::ingest
