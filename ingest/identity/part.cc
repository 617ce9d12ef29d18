#include "ingest/identity/part.h"

#include <algorithm>
#include <map>
#include <set>

#include "ingest/digest.h"
#include "ingest/identity/spelling.h"
#include "ingest/ingest_data.h"
#include "text/fold.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kLexiconRule = "lexicon";
constexpr std::string_view kSpeakerRule = "speaker label";

// Who publishes the article, as a scope of keys; empty if it does not say.
std::string PublisherScope(const Extraction& extraction) {
  const Metadata& metadata = extraction.metadata;
  const std::string& name = metadata.author.empty() ? metadata.publisher : metadata.author;
  return name.empty() ? std::string() : ShortDigest(text::Fold(name));
}

class EntityDivider {
 public:
  EntityDivider(const Extraction& extraction, int32_t index, const Decisions& decisions)
      : extraction_(extraction),
        index_(index),
        entity_(extraction.entities[index]),
        group_(KeyGroupOf(entity_.type)),
        decisions_(decisions) {
    for (const ExtractedName& name : entity_.names) {
      spellings_.push_back(Spelling(group_, name.folded));
    }
  }

  void AppendParts(std::vector<Part>* parts) const {
    std::vector<int32_t> all(entity_.names.size());
    for (size_t i = 0; i < all.size(); ++i) all[i] = static_cast<int32_t>(i);
    Part whole = MakePart(all, /*knows_lexicon=*/true);
    std::map<std::string, std::vector<int32_t>> split;  // by spelling
    std::vector<int32_t> rest;
    for (int32_t name : all) {
      if (IsSplit(name, whole)) {
        split[spellings_[name]].push_back(name);
      } else {
        rest.push_back(name);
      }
    }
    const size_t first = parts->size();
    if (split.empty()) {
      parts->push_back(std::move(whole));
    } else {
      if (!rest.empty()) parts->push_back(MakePart(rest, /*knows_lexicon=*/true));
      for (const auto& [spelling, names] : split) {
        parts->push_back(MakePart(names, /*knows_lexicon=*/false));
      }
    }
    (*parts)[first].is_main = true;
  }

 private:
  Key NameKeyOf(int32_t name) const { return MakeKey(KeyKind::kName, group_, spellings_[name]); }

  bool IsSplit(int32_t name, const Part& whole) const {
    if (!decisions_.has_splits()) return false;
    const std::set<Key>& apart = decisions_.SplitFrom(NameKeyOf(name));
    return std::any_of(whole.keys.begin(), whole.keys.end(),
                       [&](const Key& key) { return apart.contains(key); });
  }

  // A name that may mean the same in another article.
  bool Travels(const ExtractedName& name) const {
    if (StrengthOfRule(name.rule) == RuleStrength::kContext) return false;
    return group_ != KeyGroup::kPerson || FormOfPersonName(name.folded) != NameForm::kCommon;
  }

  // By the article; that the lexicon knows a name says nothing of those it does not know.
  bool IsAnyStated(const std::vector<int32_t>& names) const {
    return std::any_of(names.begin(), names.end(), [&](int32_t index) {
      const std::string& rule = entity_.names[index].rule;
      return rule != kLexiconRule && StrengthOfRule(rule) == RuleStrength::kStated;
    });
  }

  Part MakePart(const std::vector<int32_t>& names, bool knows_lexicon) const {
    Part part;
    part.entity = index_;
    for (int32_t name : names) {
      const RuleStrength strength = StrengthOfRule(entity_.names[name].rule);
      part.names.push_back({name, strength != RuleStrength::kContext});
    }
    std::set<Key> keys;
    const bool is_in_lexicon = knows_lexicon && !entity_.lexicon_id.empty();
    if (is_in_lexicon) {
      part.primary = MakeKey(KeyKind::kLexicon, group_, entity_.lexicon_id);
      keys.insert(part.primary);
    }
    std::vector<int32_t> travelling = names;
    std::erase_if(travelling, [&](int32_t name) { return !Travels(entity_.names[name]); });
    // A name that was merely found means the lexicon's entity only if something states that it
    // does; what joined the two may have held in its context only.
    if (is_in_lexicon && !IsAnyStated(names)) {
      std::erase_if(travelling, [&](int32_t name) {
        return StrengthOfRule(entity_.names[name].rule) == RuleStrength::kFound;
      });
    }
    if (part.primary.empty() && !travelling.empty()) part.primary = NameKeyOf(Foremost(travelling));
    for (int32_t name : travelling) AddName(name, &keys, &part);
    if (keys.empty()) AddLocalKeys(names, &keys, &part);
    part.keys.assign(keys.begin(), keys.end());
    part.is_full = is_in_lexicon || IsFull(names);
    AddBorneNames(names, &part);
    return part;
  }

  // Only persons and bodies are called by shortened names that another article may give alone.
  void AddBorneNames(const std::vector<int32_t>& names, Part* part) const {
    if (group_ != KeyGroup::kPerson && group_ != KeyGroup::kOrganization) return;
    std::set<Key> borne;
    for (int32_t name : names) {
      const bool is_common = group_ == KeyGroup::kPerson &&
                             FormOfPersonName(entity_.names[name].folded) == NameForm::kCommon;
      if (!is_common) borne.insert(NameKeyOf(name));
    }
    part->bears.assign(borne.begin(), borne.end());
  }

  void AddName(int32_t name, std::set<Key>* keys, Part* part) const {
    const Key key = NameKeyOf(name);
    const bool is_new = keys->insert(key).second;
    if (is_new && key != part->primary) part->links.emplace_back(part->primary, key);
    if (group_ != KeyGroup::kPerson || !is_new) return;
    const std::string sound = Sound(entity_.names[name].folded);
    if (sound.empty()) return;
    Key sound_key = MakeKey(KeyKind::kSound, group_, sound);
    part->links.emplace_back(key, sound_key);
    keys->insert(std::move(sound_key));
  }

  // No name travels: the part stays within its article. But one who speaks under a short name in
  // several articles of one publisher is the host of them all.
  void AddLocalKeys(const std::vector<int32_t>& names, std::set<Key>* keys, Part* part) const {
    const bool is_speaker = std::any_of(names.begin(), names.end(), [&](int32_t name) {
      return entity_.names[name].rule == kSpeakerRule;
    });
    std::string scope = is_speaker ? PublisherScope(extraction_) : std::string();
    if (scope.empty()) scope = extraction_.id;
    part->primary =
        MakeLocalKey(group_, scope, names.empty() ? entity_.name : spellings_[Foremost(names)]);
    keys->insert(part->primary);
    for (int32_t name : names) {
      Key key = MakeLocalKey(group_, scope, spellings_[name]);
      if (keys->insert(key).second) part->links.emplace_back(part->primary, std::move(key));
    }
  }

  // The name the article calls it by, else the commonest. REQUIRES: names is not empty.
  int32_t Foremost(const std::vector<int32_t>& names) const {
    return *std::max_element(names.begin(), names.end(), [&](int32_t a, int32_t b) {
      const ExtractedName& first = entity_.names[a];
      const ExtractedName& second = entity_.names[b];
      const bool first_is_name = first.text == entity_.name;
      const bool second_is_name = second.text == entity_.name;
      if (first_is_name != second_is_name) return second_is_name;
      if (first.count != second.count) return first.count < second.count;
      return first.text > second.text;
    });
  }

  // A person with a name in parts, whoever is also called by a shorter name in the article, and
  // what is no person or body: those are not known by shortened names.
  bool IsFull(const std::vector<int32_t>& names) const {
    if (group_ != KeyGroup::kPerson && group_ != KeyGroup::kOrganization) return true;
    bool has_travelling = false, has_weak = false, has_parts = false;
    for (int32_t index : names) {
      const ExtractedName& name = entity_.names[index];
      has_travelling |= Travels(name);
      has_weak |= StrengthOfRule(name.rule) == RuleStrength::kContext;
      has_parts |= group_ == KeyGroup::kPerson && FormOfPersonName(name.folded) == NameForm::kFull;
    }
    return has_travelling && (has_weak || has_parts);
  }

  const Extraction& extraction_;
  const int32_t index_;
  const ExtractedEntity& entity_;
  const KeyGroup group_;
  const Decisions& decisions_;
  std::vector<std::string> spellings_;  // of each name
};

}  // namespace

std::vector<Part> DivideIntoParts(const Extraction& extraction, const Decisions& decisions) {
  std::vector<Part> parts;
  for (size_t i = 0; i < extraction.entities.size(); ++i) {
    EntityDivider(extraction, static_cast<int32_t>(i), decisions).AppendParts(&parts);
  }
  return parts;
}

const std::string& IdentityFingerprint() {
  static const std::string fingerprint = ShortDigest(IngestIdentityDigest());
  return fingerprint;
}

}  // namespace wenmai::ingest
