// Text without what does not tell names apart: case, width, traditional forms, spaces, hyphens,
// middle dots.
//
//   Open AI, OpenAI, open-ai   openai        山姆·奥特曼, 山姆奥特曼   山姆奥特曼
//   GPT-4 Turbo, GPT4 Turbo    gpt4turbo     DALL·E 3, DALL-E 3        dalle3
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

struct Skeleton {
  std::u32string text;
  std::vector<int32_t> source;  // skeleton code point → index in the text it was made of
};

Skeleton MakeSkeleton(std::u32string_view text);
std::u32string SkeletonOf(std::u32string_view text);

// True for the characters that a skeleton leaves out within a name.
bool IsNameJoint(char32_t folded);

}  // namespace wenmai::ingest
