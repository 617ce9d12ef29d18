#include "ingest/resolve/identity_rule.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ingest/lexicon/skeleton.h"
#include "ingest/read/table.h"
#include "ingest/resolve/name_kinship.h"
#include "ingest/resolve/name_sound.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr double kSoundDistanceMax = 0.3;  // above it, names merely share some consonants

std::u32string_view TextOf(const IdentityContext& context, int32_t node) {
  return context.document.View(context.document.mentions[context.nodes[node].mentions.front()].span);
}

// Whether the lexicon, if it knows one of the two, lets the other be a name of it: 科大讯飞（iFlyCode）
// is not the company that it knows as iFlytek, and 伊万卡·特朗普 not the one it knows as 特朗普.
bool MayBeOne(const IdentityContext& context, const NodeUnion& identity, int32_t first,
              int32_t second) {
  const int32_t entry_a = identity.EntryOf(first), entry_b = identity.EntryOf(second);
  if ((entry_a == kNone) == (entry_b == kNone)) return true;
  const int32_t entry = entry_a != kNone ? entry_a : entry_b;
  const int32_t stranger = entry_a != kNone ? second : first;
  return IsKinToEntry(context.nodes[stranger].group, TextOf(context, stranger),
                      context.lexicon.entry(entry));
}

using GroupedName = std::pair<TypeGroup, std::u32string>;

std::vector<int32_t> NodeOfMention(const IdentityContext& context) {
  std::vector<int32_t> node_of(context.document.mentions.size(), kNone);
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    for (const int32_t mention : context.nodes[n].mentions)
      node_of[mention] = static_cast<int32_t>(n);
  }
  return node_of;
}

// A person's full name in one script, and its sound.
struct SoundingName {
  int32_t node = kNone;
  bool is_chinese = false;
  std::string sound;
};

std::vector<SoundingName> SoundingNames(const IdentityContext& context) {
  std::vector<SoundingName> names;
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    const NameNode& node = context.nodes[n];
    if (node.group != TypeGroup::kPerson) continue;
    const Span span = context.document.mentions[node.mentions.front()].span;
    std::string sound = ConsonantsOf(context.document.View(span));
    if (sound.find(' ') == sound.npos) continue;
    names.push_back(
        {static_cast<int32_t>(n), text::IsHan(node.skeleton.front()), std::move(sound)});
  }
  return names;
}

// The name of the other script that sounds most like `name`, if it sounds like it at all.
const SoundingName* NearestOtherScript(const SoundingName& name,
                                       const std::vector<SoundingName>& names) {
  const SoundingName* nearest = nullptr;
  double least = kSoundDistanceMax;
  for (const SoundingName& other : names) {
    if (other.is_chinese == name.is_chinese) continue;
    const double distance = SoundDistance(name.sound, other.sound);
    if (distance >= least) continue;
    least = distance;
    nearest = &other;
  }
  return nearest;
}

bool HasSource(const IdentityContext& context, const NameNode& node, MentionSource source) {
  return std::any_of(node.mentions.begin(), node.mentions.end(), [&](int32_t mention) {
    return context.document.mentions[mention].source == source;
  });
}

// `DP` for Dylan Patel.
bool AreInitials(std::u32string_view label, std::u32string_view name) {
  constexpr size_t kInitialsMax = 4;
  if (label.size() > kInitialsMax) return false;
  size_t matched = 0;
  for (size_t at = 0; at < name.size(); ++at) {
    const bool begins_word = at == 0 || name[at - 1] == U' ' || name[at - 1] == U'-';
    if (!begins_word) continue;
    if (matched == label.size() || name[at] != label[matched] || name[at] < U'A' || name[at] > U'Z') return false;
    ++matched;
  }
  return matched == label.size();
}

// Does a label call by `label` who is named in full by `full`? 曉華 is 梁曉華, William is William Jia, DP is
// Dylan Patel; only an author or guest of record goes by the front of a Chinese name: 老周 for 老周横眉.
bool CallsByLabel(const IdentityContext& context, const NameNode& label, const NameNode& full) {
  constexpr size_t kLabelSizeMin = 2;
  const std::u32string& part = label.skeleton;
  if (part.size() < kLabelSizeMin || full.skeleton.size() <= part.size()) return false;
  const Document& document = context.document;
  const std::u32string_view written = document.View(document.mentions[label.mentions.front()].span);
  const std::u32string_view name = document.View(document.mentions[full.mentions.front()].span);
  if (AreInitials(written, name)) return true;
  if (text::IsHan(part.front()) && full.skeleton.ends_with(part)) return true;
  if (!full.skeleton.starts_with(part)) return false;
  if (text::IsHan(part.front())) return HasSource(context, full, MentionSource::kMetadata);
  return written.size() < name.size() && text::IsSpace(name[written.size()]);
}

// 教授, 老师: what may stand behind a person's name.
bool IsTitle(std::u32string_view words) {
  static const auto* const titles = [] {
    auto* loaded = new std::unordered_set<std::u32string>;  // lives as long as the process
    for (const TableRow& row : ReadTable("data/mention_title.txt")) {
      loaded->insert(SkeletonOf(text::DecodeUtf8(row.at(0))));
    }
    return loaded;
  }();
  return titles->contains(std::u32string(words));
}

}  // namespace

void JoinByLexicon(const IdentityContext& context, NodeUnion* identity) {
  std::map<std::pair<int32_t, TypeGroup>, int32_t> node_of_entry;
  std::map<GroupedName, int32_t> entry_of_name;
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    const NameNode& node = context.nodes[n];
    if (node.lexicon_entry == kNone) continue;
    const auto [found, is_new] =
        node_of_entry.try_emplace({node.lexicon_entry, node.group}, static_cast<int32_t>(n));
    if (!is_new) identity->Join(static_cast<int32_t>(n), found->second, "lexicon");
    entry_of_name.try_emplace({node.group, node.skeleton}, found->second);
  }
  // A pattern may have found the same name where the lexicon was silent.
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    if (context.nodes[n].lexicon_entry != kNone) continue;
    const auto found = entry_of_name.find({context.nodes[n].group, context.nodes[n].skeleton});
    if (found != entry_of_name.end())
      identity->Join(static_cast<int32_t>(n), found->second, "same name");
  }
}

void JoinByLinks(const IdentityContext& context, NodeUnion* identity) {
  const std::vector<int32_t> node_of = NodeOfMention(context);
  for (const NameLink& link : context.document.name_links) {
    const int32_t first = node_of[link.first], second = node_of[link.second];
    if (context.nodes[first].group != context.nodes[second].group) continue;
    if (!MayBeOne(context, *identity, first, second)) continue;
    identity->Join(second, first, link.rule);
  }
}

void JoinMakerPrefixes(const IdentityContext& context, NodeUnion* identity) {
  std::map<GroupedName, int32_t> node_of_name;
  std::set<std::u32string> makers;
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    node_of_name.try_emplace({context.nodes[n].group, context.nodes[n].skeleton},
                             static_cast<int32_t>(n));
    if (context.nodes[n].group == TypeGroup::kBody) makers.insert(context.nodes[n].skeleton);
  }
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    const NameNode& node = context.nodes[n];
    if (node.group != TypeGroup::kModel && node.group != TypeGroup::kProduct) continue;
    for (size_t size = 2; size + 2 <= node.skeleton.size(); ++size) {
      if (!makers.contains(node.skeleton.substr(0, size))) continue;
      const auto bare = node_of_name.find({node.group, node.skeleton.substr(size)});
      if (bare != node_of_name.end())
        identity->Join(static_cast<int32_t>(n), bare->second, "maker's name");
    }
  }
}

void JoinBySound(const IdentityContext& context, NodeUnion* identity) {
  const std::vector<SoundingName> names = SoundingNames(context);
  for (const SoundingName& name : names) {
    if (!name.is_chinese) continue;
    const SoundingName* other = NearestOtherScript(name, names);
    if (other == nullptr || NearestOtherScript(*other, names) != &name) continue;
    if (!MayBeOne(context, *identity, name.node, other->node)) continue;
    identity->Join(other->node, name.node, "transliteration");
  }
}

void JoinSpeakerLabels(const IdentityContext& context, NodeUnion* identity) {
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    const NameNode& label = context.nodes[n];
    const auto node = static_cast<int32_t>(n);
    const bool is_label = label.group == TypeGroup::kPerson && label.lexicon_entry == kNone &&
                          HasSource(context, label, MentionSource::kSpeakerLabel);
    if (!is_label) continue;
    std::set<int32_t> meant;  // entities that the label may mean
    for (size_t m = 0; m < context.nodes.size(); ++m) {
      const NameNode& full = context.nodes[m];
      if (full.group == TypeGroup::kPerson && CallsByLabel(context, label, full)) {
        meant.insert(identity->Find(static_cast<int32_t>(m)));
      }
    }
    meant.erase(identity->Find(node));
    if (meant.size() == 1) identity->Join(node, *meant.begin(), "short name");
  }
}

void JoinTitledNames(const IdentityContext& context, NodeUnion* identity) {
  constexpr size_t kNameSizeMin = 2, kTitleSizeMax = 4;
  std::map<std::u32string, int32_t> person_named;
  for (size_t n = 0; n < context.nodes.size(); ++n) {
    if (context.nodes[n].group != TypeGroup::kPerson) continue;
    person_named.try_emplace(context.nodes[n].skeleton, static_cast<int32_t>(n));
  }
  for (const auto& [name, node] : person_named) {
    const size_t shortest = std::max(kNameSizeMin, name.size() - std::min(name.size(), kTitleSizeMax));
    for (size_t size = shortest; size < name.size(); ++size) {
      const auto bare = person_named.find(name.substr(0, size));
      if (bare == person_named.end() || !IsTitle(std::u32string_view(name).substr(size))) continue;
      identity->Join(node, bare->second, "title");
    }
  }
}

}  // namespace wenmai::ingest
