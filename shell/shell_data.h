// The files that are built into the binary: keywords, queries, pages.
#pragma once

#include <string_view>

namespace wenmai {

// By its path below shell/; empty if there is none. Made by wenmai_embed (cmake/wenmai_module.cmake).
std::string_view ShellData(std::string_view path);

}  // namespace wenmai
