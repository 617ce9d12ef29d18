// Unicode normalisation forms.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::text {

enum class NormalForm { kNfc, kNfd, kNfkc, kNfkd };

// REQUIRES: valid UTF-8.
std::string Normalize(std::string_view utf8, NormalForm form);

}  // namespace wenmai::text
