#include "ingest/read/front_matter.h"

#include <yaml-cpp/yaml.h>

#include <array>
#include <optional>
#include <string>

#include "ingest/read/date.h"
#include "ingest/read/inline.h"
#include "ingest/read/metadata_key.h"
#include "ingest/read/metadata_value.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kLineCountMax = 400;  // front matter longer than this is none

std::u32string_view LineText(const SourceText& source, int32_t line) {
  const Span span = source.lines[line];
  std::u32string_view text = std::u32string_view(source.text).substr(span.begin, span.size());
  while (!text.empty() && text::IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

bool IsFence(std::u32string_view line) {
  return line.size() >= 3 && line.find_first_not_of(U'-') == std::u32string_view::npos;
}

// `key: …` with a key of letters.
bool IsEntry(std::u32string_view line) {
  const size_t colon = line.find(U':');
  if (colon == std::u32string_view::npos || colon == 0) return false;
  for (const char32_t c : line.substr(0, colon)) {
    const bool fits = text::IsLatin(c) || text::IsHan(c) || text::IsDigit(c) || c == U'_' ||
                      c == U'-' || c == U' ';
    if (!fits) return false;
  }
  return true;
}

// One value of the front matter, with the line on which to look for it.
struct Entry {
  std::string key;
  std::vector<std::string> values;
  int32_t line = 0;
};

// A value as it stands, or the name that a map gives: `author: {name: Ada Park}`.
void AddValue(const YAML::Node& node, Entry* entry) {
  if (node.IsScalar()) entry->values.push_back(node.Scalar());
  if (node.IsMap() && node["name"] && node["name"].IsScalar()) entry->values.push_back(node["name"].Scalar());
}

std::vector<Entry> ParseYaml(const SourceText& source, int32_t end) {
  const Span text = {source.lines[1].begin, source.lines[end - 2].end};
  const YAML::Node root = YAML::Load(
      text::EncodeUtf8(std::u32string_view(source.text).substr(text.begin, text.size())));
  if (!root.IsMap()) throw YAML::Exception(YAML::Mark(), "no map");
  std::vector<Entry> entries;
  for (const auto& pair : root) {
    if (!pair.first.IsScalar()) continue;
    Entry entry{pair.first.Scalar(), {}, pair.first.Mark().line + 1};
    if (pair.second.IsSequence()) {
      for (const YAML::Node& element : pair.second) AddValue(element, &entry);
    } else {
      AddValue(pair.second, &entry);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string Unquote(std::u32string_view value) {
  while (!value.empty() && text::IsSpace(value.front())) value.remove_prefix(1);
  const bool is_quoted = value.size() >= 2 && (value.front() == U'"' || value.front() == U'\'') &&
                         value.back() == value.front();
  if (is_quoted) value = value.substr(1, value.size() - 2);
  return text::EncodeUtf8(value);
}

// What the lines say to a reader where YAML gives up, say for `title: GPT: a history`.
std::vector<Entry> ParseLines(const SourceText& source, int32_t end) {
  std::vector<Entry> entries;
  for (int32_t line = 1; line < end - 1; ++line) {
    const std::u32string_view text = LineText(source, line);
    if (!IsEntry(text)) continue;
    const size_t colon = text.find(U':');
    Entry entry{text::EncodeUtf8(text.substr(0, colon)), {}, line};
    entry.values.push_back(Unquote(text.substr(colon + 1)));
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::vector<Entry> ParseEntries(const SourceText& source, int32_t end) {
  if (end < 3) return {};
  try {
    return ParseYaml(source, end);
  } catch (const YAML::Exception&) {
    return ParseLines(source, end);
  }
}

// Lays `value` over the source from line `line` on, where YAML may have written it with quotes,
// escapes and folded lines. Empty if it is not found there.
RawText Locate(const SourceText& source, int32_t line, int32_t end, std::u32string_view value) {
  const int32_t limit = source.lines[end - 1].begin;
  const auto is_skipped = [](char32_t c) { return text::IsSpace(c) || c == U'\\'; };
  for (int32_t begin = source.lines[line].begin; begin < limit; ++begin) {
    if (value.empty() || source.text[begin] != value[0]) continue;
    RawText found;
    int32_t at = begin;
    for (size_t i = 0; i < value.size(); ++i) {
      while (at < limit && source.text[at] != value[i] && is_skipped(source.text[at])) ++at;
      if (text::IsSpace(value[i]) && (at == limit || !text::IsSpace(source.text[at]))) continue;
      if (at == limit || source.text[at] != value[i]) break;
      found.Append(value[i], at++);
      if (i + 1 == value.size()) return found;
    }
  }
  return {};
}

// Appends the block of a value that is the article's own text and returns the value as the block
// has it, its lines joined; the value as it is where the source does not show it.
std::string AppendValue(const SourceText& source, int32_t line, int32_t end, const MetadataKey& key,
                        const std::u32string& value, Draft* draft) {
  InlineOptions options;
  options.is_markdown = false;
  options.kind = key.field == MetadataField::kTitle ? BlockKind::kTitle : BlockKind::kMetadata;
  int details_depth = 0;
  const size_t block_count = draft->blocks.size();
  ParseInline(Locate(source, line, end, value), options, &details_depth, &draft->blocks);
  if (draft->blocks.size() != block_count + 1) return text::EncodeUtf8(value);
  draft->blocks.back().listed_types = key.listed_types;
  return text::EncodeUtf8(draft->blocks.back().text);
}

// A clipped title may run on into the page's description: `…一文了解六款引擎前段时间，DeepSeek - 掘金`.
std::string WithoutDescription(const std::string& title, const std::vector<Entry>& entries) {
  constexpr size_t kTitleMin = 6, kSharedMin = 8;
  const auto entry = std::find_if(entries.begin(), entries.end(),
                                  [](const Entry& e) { return e.key == "description"; });
  if (entry == entries.end() || entry->values.empty()) return title;
  const std::u32string description = text::DecodeUtf8(entry->values[0]);
  std::u32string whole = text::DecodeUtf8(title);
  const size_t site = std::min(whole.rfind(U" - "), whole.size());
  for (size_t at = kTitleMin; at + kSharedMin <= site; ++at) {
    if (!description.starts_with(std::u32string_view(whole).substr(at, kSharedMin))) continue;
    whole.erase(at, site - at);
    return text::EncodeUtf8(whole);
  }
  return title;
}

}  // namespace

int32_t FrontMatterEnd(const SourceText& source) {
  if (source.lines.empty() || !IsFence(LineText(source, 0))) return 0;
  const auto line_count = static_cast<int32_t>(source.lines.size());
  bool has_entry = false;
  for (int32_t line = 1; line < std::min(line_count, kLineCountMax); ++line) {
    const std::u32string_view text = LineText(source, line);
    if (IsFence(text) || text == U"...") return has_entry ? line + 1 : 0;
    has_entry = has_entry || IsEntry(text);
  }
  return 0;
}

void ReadFrontMatter(const SourceText& source, int32_t end, Draft* draft) {
  MetadataCollector collector;
  const std::vector<Entry> entries = ParseEntries(source, end);
  for (const Entry& entry : entries) {
    const std::optional<MetadataKey> key = FindMetadataKey(entry.key);
    if (!key) continue;
    std::string joined;
    for (const std::string& value : entry.values) {
      const std::u32string cleaned = CleanMetadataValue(key->field, text::DecodeUtf8(value));
      if (key->field == MetadataField::kAuthor && IsDomain(text::DecodeUtf8(value))) draft->site = value;
      if (cleaned.empty()) continue;
      if (!joined.empty()) joined += "、";
      joined += key->is_text ? AppendValue(source, entry.line, end, *key, cleaned, draft)
                             : text::EncodeUtf8(cleaned);
    }
    if (key->field == MetadataField::kKept && !draft->kept_on) draft->kept_on = ParseDate(text::DecodeUtf8(joined));
    collector.Offer(*key, key->field == MetadataField::kTitle ? WithoutDescription(joined, entries) : joined);
  }
  collector.Apply(&draft->metadata);
}

}  // namespace wenmai::ingest
