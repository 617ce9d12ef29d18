// The short forms by which an article may go on calling what it has named in full.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/mention/name_data.h"

namespace wenmai::ingest {

struct ShortForm {
  std::u32string text;
  std::string_view rule;  // `surname`, `given name`, `nickname`, `version`, `short name`
};

// 杰夫·贝佐斯: 杰夫, 贝佐斯. 赵凯: 老赵, 凯哥, 凯姐. Robb Clarke: Robb, Clarke. DeepSeek V4: V4.
// 锦秋公司: 锦秋. Forms of one character are left out, for they say nothing.
std::vector<ShortForm> ShortFormsOf(std::u32string_view name, EntityType type,
                                    const NameData& data);

}  // namespace wenmai::ingest
