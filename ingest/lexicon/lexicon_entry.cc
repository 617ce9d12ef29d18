#include "ingest/lexicon/lexicon_entry.h"

#include <algorithm>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/lexicon/skeleton.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::pair<std::string_view, LexiconFlag> kFlagNames[] = {
    {"context", kLexiconContext},
    {"exact", kLexiconExact},
    {"second", kLexiconSecond},
    {"family", kLexiconFamily},
};

enum Field : size_t { kType, kName, kAliases, kFlags, kParent, kDescription, kFieldCount };

[[noreturn]] void Refuse(std::string_view file, int line, const std::string& what) {
  throw Error(ErrorCode::kInvalidArgument,
              std::string(file) + ":" + std::to_string(line) + ": " + what);
}

LexiconName ParseName(std::string_view text, bool is_weak) {
  if (!text.empty() && text.back() == '~') {
    text.remove_suffix(1);
    is_weak = true;
  }
  return {text::DecodeUtf8(text), is_weak};
}

// The flags of a field; *fault says what is wrong with it.
uint8_t ParseFlags(std::string_view text, std::string* fault) {
  uint8_t flags = 0;
  for (const std::string_view name : SplitFields(text, ',')) {
    if (name.empty()) continue;
    const auto* found = std::find_if(std::begin(kFlagNames), std::end(kFlagNames),
                                     [&](const auto& flag) { return flag.first == name; });
    if (found == std::end(kFlagNames)) {
      *fault = "no such flag: " + std::string(name);
      return 0;
    }
    flags |= found->second;
  }
  return flags;
}

}  // namespace

std::vector<LexiconEntry> ParseLexicon(std::string_view file, std::string_view data) {
  std::vector<LexiconEntry> entries;
  int line_number = 0;
  for (const std::string_view line : SplitFields(data, '\n')) {
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string_view> fields = SplitFields(line, '\t');
    if (fields.size() < 2 || fields[kName].empty()) Refuse(file, line_number, "no name");
    if (text::DecodeUtf8(line).find(text::kReplacementCharacter) != std::u32string::npos) {
      Refuse(file, line_number, "not UTF-8");
    }
    if (fields.size() > kFieldCount) Refuse(file, line_number, "too many fields");
    fields.resize(kFieldCount);
    const auto type = ParseEntityType(fields[kType]);
    if (!type) Refuse(file, line_number, "no such type: " + std::string(fields[kType]));

    LexiconEntry entry;
    entry.type = *type;
    std::string fault;
    entry.flags = ParseFlags(fields[kFlags], &fault);
    if (!fault.empty()) Refuse(file, line_number, fault);
    const bool all_weak = (entry.flags & kLexiconContext) != 0;
    entry.names.push_back(ParseName(fields[kName], all_weak));
    for (const std::string_view alias : SplitFields(fields[kAliases], '|')) {
      if (!alias.empty()) entry.names.push_back(ParseName(alias, all_weak));
    }
    for (const LexiconName& name : entry.names) {
      if (!SkeletonOf(name.text).empty()) continue;
      Refuse(file, line_number, "no letters in the name: " + text::EncodeUtf8(name.text));
    }
    entry.id = std::string(EntityTypeName(*type)) + ":" +
               text::Fold(text::EncodeUtf8(entry.names.front().text));
    entry.parent = text::DecodeUtf8(fields[kParent]);
    entry.description = text::DecodeUtf8(fields[kDescription]);
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace wenmai::ingest
