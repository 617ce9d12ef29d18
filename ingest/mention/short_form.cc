#include "ingest/mention/short_form.h"

#include <algorithm>

#include "ingest/discourse/cue_table.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kFormSizeMin = 2;

bool IsDot(char32_t c) { return c == U'·' || c == U'•' || c == U'・' || c == U'‧' || c == U'．'; }
bool IsSpace(char32_t c) { return c == U' ' || c == 0xA0 || c == U'\n'; }

std::vector<std::u32string_view> Split(std::u32string_view name, bool (*is_gap)(char32_t)) {
  std::vector<std::u32string_view> parts;
  for (size_t begin = 0; begin <= name.size();) {
    const size_t end = std::find_if(name.begin() + begin, name.end(), is_gap) - name.begin();
    if (end > begin) parts.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

void Add(std::u32string_view text, std::string_view rule, std::vector<ShortForm>* forms) {
  if (text.size() >= kFormSizeMin) forms->push_back({std::u32string(text), rule});
}

void AddPersonForms(std::u32string_view name, const NameData& data, std::vector<ShortForm>* forms) {
  const bool has_dot = std::any_of(name.begin(), name.end(), IsDot);
  const auto parts = Split(name, has_dot ? IsDot : IsSpace);
  if (parts.size() < 2) return;
  Add(parts.front(), "given name", forms);
  // Particles belong to the surname: de Vries.
  size_t surname = parts.size() - 1;
  while (surname > 1 && data.connectors.Contains(FoldInPlace(parts[surname - 1]))) --surname;
  const auto begin = static_cast<size_t>(parts[surname].data() - name.data());
  Add(name.substr(begin), "surname", forms);
  if (surname + 1 < parts.size()) Add(parts.back(), "surname", forms);
}

// 赵凯: 老赵, 凯哥.
void AddNicknames(std::u32string_view name, const NameData& data, std::vector<ShortForm>* forms) {
  constexpr size_t kSizeMin = 2, kSizeMax = 3;
  if (name.size() < kSizeMin || name.size() > kSizeMax || !data.surnames.Contains(name[0])) return;
  if (!std::all_of(name.begin(), name.end(), [](char32_t c) { return text::IsHan(c); })) return;
  const auto is_foreign = [&](char32_t c) { return data.transliteration.Contains(c); };
  if (name.size() == kSizeMax && std::all_of(name.begin(), name.end(), is_foreign)) return;  // 伊利亚
  forms->push_back({std::u32string{U'老', name.front()}, "nickname"});
  for (const char32_t ending : {U'哥', U'姐'}) {
    forms->push_back({std::u32string{name.back(), ending}, "nickname"});
  }
}

// The last part of `DeepSeek V4` if it is a letter and a number.
void AddVersionForm(std::u32string_view name, std::vector<ShortForm>* forms) {
  const size_t gap = name.find_last_of(U" -");
  if (gap == name.npos) return;
  const std::u32string_view last = name.substr(gap + 1);
  const bool is_version = last.size() >= 2 && text::IsLatin(last[0]) &&
                          std::all_of(last.begin() + 1, last.end(),
                                      [](char32_t c) { return text::IsDigit(c) || c == U'.'; });
  if (is_version) Add(last, "version", forms);
}

void AddCompanyForm(std::u32string_view name, const NameData& data, std::vector<ShortForm>* forms) {
  for (const std::u32string_view ending : data.dropped_endings) {
    if (name.size() >= ending.size() + kFormSizeMin && name.ends_with(ending)) {
      Add(name.substr(0, name.size() - ending.size()), "short name", forms);
      return;
    }
  }
}

}  // namespace

std::vector<ShortForm> ShortFormsOf(std::u32string_view name, EntityType type,
                                    const NameData& data) {
  std::vector<ShortForm> forms;
  if (type == EntityType::kPerson) {
    AddPersonForms(name, data, &forms);
    AddNicknames(name, data, &forms);
  }
  if (type == EntityType::kModel) AddVersionForm(name, &forms);
  if (type == EntityType::kCompany) AddCompanyForm(name, data, &forms);
  return forms;
}

}  // namespace wenmai::ingest
