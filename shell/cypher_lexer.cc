#include "shell/cypher_lexer.h"

#include <algorithm>

namespace wenmai::shell {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWordBegin(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || (c & 0x80) != 0;
}
bool IsWord(char c) { return IsWordBegin(c) || IsDigit(c); }

size_t WordEnd(std::string_view text, size_t at) {
  while (at < text.size() && IsWord(text[at])) ++at;
  return at;
}

// Past the quotation mark that ends what begins at `begin`.
Piece Quoted(std::string_view text, size_t begin, PieceKind kind) {
  const char mark = text[begin];
  for (size_t i = begin + 1; i < text.size(); ++i) {
    if (text[i] == '\\' && mark != '`') ++i;
    else if (text[i] == mark) return {kind, begin, i + 1, false};
  }
  return {kind, begin, text.size(), true};
}

Piece Comment(std::string_view text, size_t begin) {
  if (text[begin + 1] == '/') {
    return {PieceKind::kComment, begin, std::min(text.find('\n', begin), text.size()), false};
  }
  const size_t end = text.find("*/", begin + 2);
  if (end == text.npos) return {PieceKind::kComment, begin, text.size(), true};
  return {PieceKind::kComment, begin, end + 2, false};
}

Piece NextPiece(std::string_view text, size_t begin) {
  const char c = text[begin];
  const char next = begin + 1 < text.size() ? text[begin + 1] : '\0';
  if (c == '\'' || c == '"') return Quoted(text, begin, PieceKind::kString);
  if (c == '`') return Quoted(text, begin, PieceKind::kQuotedName);
  if (c == '/' && (next == '/' || next == '*')) return Comment(text, begin);
  if (c == '$') return {PieceKind::kParameter, begin, WordEnd(text, begin + 1), false};
  if (IsWordBegin(c)) return {PieceKind::kWord, begin, WordEnd(text, begin), false};
  if (IsDigit(c)) {
    size_t end = WordEnd(text, begin);
    const bool is_fraction = end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1]);
    if (is_fraction) end = WordEnd(text, end + 1);
    return {PieceKind::kNumber, begin, end, false};
  }
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
    return {PieceKind::kSpace, begin, std::min(text.find_first_not_of(" \t\r\n", begin), text.size()), false};
  }
  return {PieceKind::kSign, begin, begin + 1, false};
}

}  // namespace

std::vector<Piece> CutCypher(std::string_view text) {
  std::vector<Piece> pieces;
  for (size_t i = 0; i < text.size(); i = pieces.back().end) pieces.push_back(NextPiece(text, i));
  return pieces;
}

}  // namespace wenmai::shell
