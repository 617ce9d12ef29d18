#include "graph/fulltext/search.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// The usual constants of BM25: how soon more of a term stops to count, and how much a long text pays.
constexpr double kSaturation = 1.2, kLengthShare = 0.75;

bool IsBefore(const FullTextHit& a, const FullTextHit& b) { return a.element < b.element; }

// Elements of both, scores added.
std::vector<FullTextHit> Intersect(const std::vector<FullTextHit>& a,
                                   const std::vector<FullTextHit>& b) {
  std::vector<FullTextHit> both;
  auto other = b.begin();
  for (const FullTextHit& hit : a) {
    while (other != b.end() && other->element < hit.element) ++other;
    if (other == b.end()) break;
    if (other->element == hit.element) both.push_back({hit.element, hit.score + other->score});
  }
  return both;
}

// Elements of either, scores added.
std::vector<FullTextHit> Unite(const std::vector<FullTextHit>& a,
                               const std::vector<FullTextHit>& b) {
  std::vector<FullTextHit> either;
  either.reserve(a.size() + b.size());
  std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(either), IsBefore);
  size_t kept = 0;
  for (size_t i = 0; i < either.size(); ++i) {
    if (kept > 0 && either[kept - 1].element == either[i].element) {
      either[kept - 1].score += either[i].score;
    } else {
      either[kept++] = either[i];
    }
  }
  either.resize(kept);
  return either;
}

// Adds the scores of `extra` to the elements that are in `hits`.
void AddScores(const std::vector<FullTextHit>& extra, std::vector<FullTextHit>* hits) {
  auto other = extra.begin();
  for (FullTextHit& hit : *hits) {
    while (other != extra.end() && other->element < hit.element) ++other;
    if (other != extra.end() && other->element == hit.element) hit.score += other->score;
  }
}

// Sorted by element, each once: several terms may begin with a prefix.
PostingList Sorted(PostingList list) {
  const auto by_element = [](const PostingList::Entry& a, const PostingList::Entry& b) {
    return a.element < b.element;
  };
  const auto is_out_of_order = [](const PostingList::Entry& a, const PostingList::Entry& b) {
    return a.element >= b.element;
  };
  const auto begin = list.entries.begin(), end = list.entries.end();
  if (std::adjacent_find(begin, end, is_out_of_order) == end) return list;
  std::stable_sort(begin, end, by_element);
  PostingList sorted;
  std::vector<uint32_t> places;
  for (auto entry = begin; entry != end; ++entry) {
    const std::span<const uint32_t> more = list.PlacesOf(*entry);
    places.insert(places.end(), more.begin(), more.end());
    if (entry + 1 != end && (entry + 1)->element == entry->element) continue;
    std::sort(places.begin(), places.end());
    sorted.Add(entry->element, entry->length, places);
    places.clear();
  }
  return sorted;
}

}  // namespace

FullTextSearch::FullTextSearch(View::State& state, const FullTextDefinition& index,
                               const std::function<void()>& check)
    : state_(state),
      index_(index),
      check_(check),
      counters_(ReadFullTextCounters(state.snapshot(), index.id)) {
  ForEachFullTextChange(state, index, &analyzer_, [this](const FullTextChange& change) {
    check_();
    counters_.Apply(change.before.length(), change.after.length());
    changed_.emplace(change.element, change.after);
  });
}

std::vector<FullTextHit> FullTextSearch::Run(std::string_view query) {
  Hits hits = Match(ParseFullTextQuery(query, &analyzer_));
  std::sort(hits.begin(), hits.end(), [](const FullTextHit& a, const FullTextHit& b) {
    return std::pair(-a.score, a.element) < std::pair(-b.score, b.element);
  });
  return hits;
}

FullTextSearch::Hits FullTextSearch::Match(const FullTextQuery& query) {
  check_();
  return query.phrase.empty() ? MatchGroup(query) : MatchPhrase(query.phrase);
}

FullTextSearch::Hits FullTextSearch::MatchGroup(const FullTextQuery& group) {
  Hits hits;
  for (const FullTextQuery& query : group.must) {
    Hits matches = Match(query);
    hits = &query == &group.must.front() ? std::move(matches) : Intersect(hits, matches);
  }
  for (const FullTextQuery& query : group.should) {
    const Hits matches = Match(query);
    if (group.must.empty()) {
      hits = Unite(hits, matches);
    } else {
      AddScores(matches, &hits);
    }
  }
  for (const FullTextQuery& query : group.must_not) {
    const Hits matches = Match(query);
    std::erase_if(hits, [&](const FullTextHit& hit) {
      return std::binary_search(matches.begin(), matches.end(), hit, IsBefore);
    });
  }
  return hits;
}

FullTextSearch::Hits FullTextSearch::MatchPhrase(const std::vector<FullTextQuery::Term>& phrase) {
  double rarity = 0;
  for (const FullTextQuery::Term& term : phrase) rarity += Rarity(Postings(term).entries.size());
  const PostingList& first = Postings(phrase.front());
  std::vector<std::pair<const PostingList*, size_t>> others;  // with where each has been read to
  for (size_t i = 1; i < phrase.size(); ++i) others.emplace_back(&Postings(phrase[i]), 0);
  Hits hits;
  std::vector<uint32_t> places;
  for (const PostingList::Entry& entry : first.entries) {
    const std::span<const uint32_t> first_places = first.PlacesOf(entry);
    places.assign(first_places.begin(), first_places.end());
    for (size_t i = 0; i < others.size() && !places.empty(); ++i) {
      auto& [list, next] = others[i];
      while (next < list->entries.size() && list->entries[next].element < entry.element) ++next;
      const bool is_there =
          next < list->entries.size() && list->entries[next].element == entry.element;
      const auto found = is_there ? list->PlacesOf(list->entries[next]) : std::span<const uint32_t>();
      std::erase_if(places, [&](uint32_t place) {
        return !std::binary_search(found.begin(), found.end(), place + phrase[i + 1].offset);
      });
    }
    if (places.empty()) continue;
    hits.push_back({entry.element, Score(rarity, places.size(), entry.length)});
  }
  return hits;
}

const PostingList& FullTextSearch::Postings(const FullTextQuery::Term& term) {
  const std::pair key(term.text, term.is_prefix);
  const auto found = postings_.find(key);
  return found != postings_.end() ? found->second
                                  : postings_.emplace(key, ReadPostings(term)).first->second;
}

PostingList FullTextSearch::ReadPostings(const FullTextQuery::Term& term) {
  const std::string rows = term.is_prefix ? EncodeTermPrefix(index_.id, term.text)
                                          : EncodeTermKey(index_.id, term.text);
  PostingList list, block;
  state_.snapshot().Scan(
      Table::kFullText, rows, PrefixEnd(rows), [&](std::string_view key, std::string_view value) {
        check_();
        PostingPlace place;
        if (!DecodePostingKey(key, &place)) return true;
        if (changed_.empty()) {
          DecodePostings(value, place.block, &list);
          return true;
        }
        block = {};
        DecodePostings(value, place.block, &block);
        for (const PostingList::Entry& entry : block.entries) {
          if (changed_.contains(entry.element)) continue;
          list.Add(entry.element, entry.length, block.PlacesOf(entry));
        }
        return true;
      });
  for (const auto& changed : changed_) {
    const auto& document = changed.second;
    document.ForEachTerm([&](const std::string& text, std::span<const uint32_t> places) {
      const bool is_term = term.is_prefix ? text.starts_with(term.text) : text == term.text;
      if (is_term) list.Add(changed.first, document.length(), places);
    });
  }
  return Sorted(std::move(list));
}

double FullTextSearch::Rarity(size_t element_count) const {
  const auto all = static_cast<double>(counters_.element_count);
  const auto found = static_cast<double>(element_count);
  return std::log(1 + std::max(0.0, all - found + 0.5) / (found + 0.5));
}

double FullTextSearch::Score(double rarity, size_t count, uint32_t length) const {
  const double average = static_cast<double>(counters_.term_count) /
                         static_cast<double>(std::max<uint64_t>(1, counters_.element_count));
  const double penalty = 1 - kLengthShare + kLengthShare * length / std::max(1.0, average);
  const auto frequency = static_cast<double>(count);
  return rarity * frequency * (kSaturation + 1) / (frequency + kSaturation * penalty);
}

std::vector<FullTextHit> View::SearchFullText(IndexId index, std::string_view query,
                                              const std::function<void()>& check) const {
  const FullTextDefinition* definition = state_->schema().FindFullTextIndex(index);
  if (definition == nullptr) {
    throw Error(ErrorCode::kNotFound, "there is no full-text index " + std::to_string(index));
  }
  return FullTextSearch(*state_, *definition, check).Run(query);
}

}  // namespace wenmai::graph
