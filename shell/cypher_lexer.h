// Cuts Cypher into the pieces that colours and completion go by. It takes any text, finished or not,
// and never fails.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace wenmai::shell {

enum class PieceKind { kSpace, kComment, kString, kQuotedName, kNumber, kParameter, kWord, kSign };

struct Piece {
  PieceKind kind = PieceKind::kSign;
  size_t begin = 0, end = 0;  // bytes
  bool is_open = false;       // a string, quoted name or block comment that has not ended
};

// The pieces in order; together they are the whole text.
std::vector<Piece> CutCypher(std::string_view text);

}  // namespace wenmai::shell
