// The language that an article is written in.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::ingest {

// `zh`, `en`, `ja`, `ko`; empty where the letters do not tell. English words amid Chinese leave it
// Chinese.
std::string DetectLanguage(std::u32string_view text);

}  // namespace wenmai::ingest
