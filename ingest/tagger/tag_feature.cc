#include "ingest/tagger/tag_feature.h"

#include "ingest/tagger/tag.h"

namespace wenmai::ingest {
namespace {

constexpr TagToken kEdge = {.code = 1, .word = 1, .kind = 15};  // beyond either end of the sentence

// Odd numbers that spread the parts of a feature over all bits before they are summed.
constexpr uint64_t kSpread[] = {0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB,
                                0xD6E8FEB86659FD93, 0xA0761D6478BD642F};

// Small numbers side by side.
uint64_t Pack(uint64_t a, uint64_t b, uint64_t c = 0) { return a << 40 ^ b << 20 ^ c; }

uint32_t WordPlace(const TagToken& token) { return token.word_place | token.word_size << 2u; }

class FeatureWriter {
 public:
  // A feature is told from others by the place where it stands in the list.
  template <typename... Part>
  void Add(Part... parts) {
    uint64_t sum = kSpread[0] * ++count_;
    size_t part = 0;
    ((sum = (sum ^ sum >> 29) + kSpread[part++] * (static_cast<uint64_t>(parts) + 1)), ...);
    sum = (sum ^ sum >> 32) * kSpread[1];
    features_[count_ - 1] = static_cast<uint32_t>(sum >> 32);
  }

  const TagFeatures& features() const { return features_; }

 private:
  TagFeatures features_;
  size_t count_ = 0;
};

}  // namespace

TagFeatures TagFeaturesOf(std::span<const TagToken> sentence, size_t at) {
  const auto token = [&](int offset) -> const TagToken& {
    const size_t i = at + static_cast<size_t>(offset);  // wraps below zero, past the end
    return i < sentence.size() ? sentence[i] : kEdge;
  };
  const TagToken &a = token(-2), &b = token(-1), &c = token(0), &d = token(1), &e = token(2);
  FeatureWriter writer;
  writer.Add(0);
  writer.Add(a.code);
  writer.Add(b.code);
  writer.Add(c.code);
  writer.Add(d.code);
  writer.Add(e.code);
  writer.Add(a.code, b.code);
  writer.Add(b.code, c.code);
  writer.Add(c.code, d.code);
  writer.Add(d.code, e.code);
  writer.Add(b.code, d.code);
  writer.Add(c.head);
  writer.Add(a.code, b.code, c.code);
  writer.Add(b.code, c.code, d.code);
  writer.Add(c.code, d.code, e.code);
  writer.Add(c.tail, c.kind);
  writer.Add(Pack(b.kind, c.kind, d.kind));
  writer.Add(Pack(a.kind, b.kind, c.kind), Pack(d.kind, e.kind));
  writer.Add(Pack(c.lists, c.kind));
  writer.Add(Pack(b.lists, c.lists, d.lists), c.kind);
  writer.Add(Pack(a.lists, b.lists, c.lists), Pack(d.lists, e.lists));
  writer.Add(c.lexicon);
  writer.Add(Pack(b.lexicon, c.lexicon, d.lexicon));
  writer.Add(c.lexicon, c.code);
  writer.Add(Pack(b.lexicon, b.lists), c.code);
  writer.Add(Pack(d.lexicon, d.lists), c.code);
  writer.Add(c.word, c.word_place);
  writer.Add(Pack(WordPlace(b), WordPlace(c), WordPlace(d)));
  writer.Add(b.word, WordPlace(c));
  writer.Add(d.word, WordPlace(c));
  writer.Add(Pack(b.found, c.found, d.found));
  writer.Add(Pack(c.found_before, c.found_after), Pack(c.found, c.kind));
  writer.Add(Pack(c.setting, c.kind, c.found));
  writer.Add(c.found, c.code);
  writer.Add(c.found, b.code);
  writer.Add(c.found, d.code);
  return writer.features();
}

}  // namespace wenmai::ingest
