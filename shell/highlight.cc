#include "shell/highlight.h"

#include <algorithm>

#include "shell/cypher_lexer.h"
#include "shell/vocabulary.h"

namespace wenmai::shell {
namespace {

// A word is what its neighbours make it: a label after `:`, a property after `.`, a function before
// `(`, else a keyword if it is one.
Style StyleOfWord(std::string_view text, const Piece& word, char before) {
  if (before == ':' || before == '|') return Style::kLabel;
  if (before == '.') return Style::kPlain;
  if (IsKeyword(text.substr(word.begin, word.end - word.begin))) return Style::kKeyword;
  const bool is_called = word.end < text.size() && text[word.end] == '(';
  return is_called ? Style::kFunction : Style::kPlain;
}

Style StyleOf(std::string_view text, const Piece& piece, char before) {
  switch (piece.kind) {
    case PieceKind::kComment: return Style::kComment;
    case PieceKind::kString: return Style::kString;
    case PieceKind::kNumber: return Style::kNumber;
    case PieceKind::kParameter: return Style::kParameter;
    case PieceKind::kWord: return StyleOfWord(text, piece, before);
    case PieceKind::kQuotedName:
    case PieceKind::kSpace:
    case PieceKind::kSign: break;
  }
  return Style::kPlain;
}

}  // namespace

std::vector<StyledSpan> Highlight(std::string_view text) {
  if (text.starts_with(':')) {
    return {{0, std::min(text.find(' '), text.size()), Style::kCommand}};
  }
  std::vector<StyledSpan> spans;
  char before = '\0';
  for (const Piece& piece : CutCypher(text)) {
    const Style style = StyleOf(text, piece, before);
    if (style != Style::kPlain) spans.push_back({piece.begin, piece.end, style});
    if (piece.kind != PieceKind::kComment) before = text[piece.end - 1];
  }
  return spans;
}

}  // namespace wenmai::shell
