#include "ingest/mention/selection.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr double kLatinLetterSize = 0.4;  // a Latin letter says less than a Chinese character
constexpr double kSizeExponent = 1.25;    // above 1, so that a whole outweighs its parts

double Weigh(const ArticleView& view, const Candidate& candidate) {
  double size = 0;
  for (const char32_t c : view.Folded(candidate.span))
    size += text::IsHan(c) ? 1 : kLatinLetterSize;
  return candidate.score * std::pow(std::max(size, 1.0), kSizeExponent);
}

// Keeps the surest candidate of each span; orders by end.
void KeepSurest(std::vector<Candidate>* candidates) {
  const auto order = [](const Candidate& c) {
    return std::tuple(c.span.end, c.span.begin, -c.score, c.type, c.lexicon_entry, c.source);
  };
  std::sort(candidates->begin(), candidates->end(),
            [&](const Candidate& a, const Candidate& b) { return order(a) < order(b); });
  const auto last =
      std::unique(candidates->begin(), candidates->end(),
                  [](const Candidate& a, const Candidate& b) { return a.span == b.span; });
  candidates->erase(last, candidates->end());
}

}  // namespace

// Weighted interval scheduling: best[i] is the greatest weight that the first i candidates, by end,
// can have.
std::vector<Candidate> Select(const ArticleView& view, std::vector<Candidate> candidates) {
  KeepSurest(&candidates);
  std::vector<double> best = {0};
  std::vector<size_t> fitting;  // how many candidates end before this one begins
  for (const Candidate& candidate : candidates) {
    const auto first =
        std::upper_bound(candidates.begin(), candidates.end(), candidate.span.begin,
                         [](int32_t p, const Candidate& c) { return p < c.span.end; });
    fitting.push_back(first - candidates.begin());
    best.push_back(std::max(best.back(), best[fitting.back()] + Weigh(view, candidate)));
  }
  std::vector<Candidate> chosen;
  for (size_t i = candidates.size(); i > 0;) {
    if (best[i] == best[i - 1]) {
      --i;
      continue;
    }
    chosen.push_back(candidates[i - 1]);
    i = fitting[i - 1];
  }
  std::reverse(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace wenmai::ingest
