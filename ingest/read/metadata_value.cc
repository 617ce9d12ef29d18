#include "ingest/read/metadata_value.h"

#include <algorithm>
#include <set>

#include "ingest/read/address.h"
#include "ingest/read/block_text.h"
#include "ingest/read/date.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

bool IsPlaceholder(std::u32string_view value) {
  static const auto* const placeholders = [] {
    auto* folded = new std::set<std::string>;  // lives as long as the process
    for (const TableRow& row : ReadTable("data/read_placeholder.txt")) {
      folded->insert(text::Fold(row.at(0)));
    }
    return folded;
  }();
  return placeholders->contains(text::Fold(text::EncodeUtf8(value)));
}

std::u32string_view CleanName(std::u32string_view value) {
  if (value.starts_with(U"[[") && value.ends_with(U"]]")) {
    value = value.substr(2, value.size() - 4);
    const size_t alias = value.find(U'|');
    if (alias != std::u32string_view::npos) value.remove_prefix(alias + 1);
  }
  // A zero-width space parts a name from the title that a site puts behind it.
  const size_t gap = value.find(U'\u200B');
  if (gap != std::u32string_view::npos && gap > 0) value = value.substr(0, gap);
  // `Lilian Weng @OpenAI`
  const size_t handle = value.find(U" @");
  return Trim(value.substr(0, handle));
}

}  // namespace

bool IsDomain(std::u32string_view value) {
  const size_t dot = value.rfind(U'.');
  if (dot == std::u32string_view::npos || dot == 0 || value.size() - dot < 3) return false;
  const auto is_part = [](char32_t c) {
    return (c >= U'a' && c <= U'z') || text::IsDigit(c) || c == U'.' || c == U'-';
  };
  return std::all_of(value.begin(), value.end(), is_part) && !text::IsDigit(value[dot + 1]);
}

std::u32string CleanMetadataValue(MetadataField field, std::u32string_view value) {
  value = Trim(value);
  if (field == MetadataField::kUrl) {
    return std::u32string(!value.empty() && MatchAddress(value, 0) > 0 ? value : U"");
  }
  if (field == MetadataField::kNames) value = CleanName(value);
  if (field == MetadataField::kAuthor || field == MetadataField::kPublisher ||
      field == MetadataField::kAccount) {
    value = CleanName(value);
    for (const std::u32string_view by : {U"By ", U"by "}) {
      if (field == MetadataField::kAuthor && value.starts_with(by)) value.remove_prefix(by.size());
    }
    if (IsDomain(value) || IsWebTarget(value)) return {};
  }
  if (IsPlaceholder(value)) return {};
  return std::u32string(value);
}

void Fill(std::u32string_view value, std::string* field) {
  if (field->empty()) *field = text::EncodeUtf8(Trim(value));
}

void MetadataCollector::Offer(const MetadataKey& key, const std::string& value) {
  if (value.empty()) return;
  Choice& choice = choices_[static_cast<size_t>(key.field)];
  if (choice.value.empty() || key.rank < choice.rank) choice = {value, key.rank};
}

void MetadataCollector::Apply(Metadata* metadata) const {
  const auto fill = [this](MetadataField field, std::string* target) {
    if (target->empty()) *target = Value(field);
  };
  fill(MetadataField::kTitle, &metadata->title);
  fill(MetadataField::kAuthor, &metadata->author);
  fill(MetadataField::kPublisher, &metadata->publisher);
  fill(MetadataField::kAccount, &metadata->author);
  fill(MetadataField::kAccount, &metadata->publisher);
  fill(MetadataField::kUrl, &metadata->url);
  fill(MetadataField::kLanguage, &metadata->language);
  if (!metadata->published) {
    metadata->published = ParseDate(text::DecodeUtf8(Value(MetadataField::kPublished)));
  }
}

}  // namespace wenmai::ingest
