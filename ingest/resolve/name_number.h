// The numbers that a name of a model or product bears. They tell one from the next: 朱雀二号 is not 朱雀三号, nor
// Phi-3 Phi-4, whatever a text seems to equate.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

// In order, each in Arabic digits: {"3.1", "405"} of `Llama 3.1 405B`, {"2"} of 朱雀二号.
std::vector<std::string> NumbersOf(std::u32string_view name);

}  // namespace wenmai::ingest
