#include "shell/completion.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "shell/cypher_lexer.h"

namespace wenmai::shell {
namespace {

char Upper(char c) { return static_cast<char>(std::toupper(static_cast<unsigned char>(c))); }

bool BeginsWith(std::string_view word, std::string_view typed) {
  return word.size() >= typed.size() &&
         std::equal(typed.begin(), typed.end(), word.begin(),
                    [](char a, char b) { return Upper(a) == Upper(b); });
}

// Those that begin with what was typed, sorted, each once.
std::vector<std::string> Matching(const std::vector<std::string>& words, std::string_view typed) {
  std::set<std::string> matching;
  for (const std::string& word : words) {
    if (BeginsWith(word, typed)) matching.insert(word);
  }
  return {matching.begin(), matching.end()};
}

// A name that is no plain word is offered in backticks.
std::vector<std::string> Quoted(std::vector<std::string> names) {
  for (std::string& name : names) {
    const auto pieces = CutCypher(name);
    if (pieces.size() != 1 || pieces[0].kind != PieceKind::kWord) name = '`' + name + '`';
  }
  return names;
}

// Names to stand between quotation marks that are `mark`.
std::vector<std::string> NamesWithin(const CompletionSource& source, std::string_view typed, char mark) {
  if (typed.empty()) return {};
  std::vector<std::string> names = source.names(typed);
  std::erase_if(names, [&](const std::string& name) {
    return name.find(mark) != name.npos || name.find('\\') != name.npos;
  });
  return names;
}

// A name as an argument of a command: one of several words in quotation marks.
Completion CompleteNameArgument(const CompletionSource& source, std::string_view typed) {
  const std::vector<Piece> pieces = CutCypher(typed);
  const bool is_quoted = pieces.back().is_open;
  const size_t begin = is_quoted ? pieces.back().begin + 1 : typed.rfind(' ') + 1;
  std::vector<std::string> names = NamesWithin(source, typed.substr(begin), is_quoted ? typed[begin - 1] : '"');
  for (std::string& name : names) {
    if (!is_quoted && name.find(' ') != name.npos) name = '"' + name + '"';
  }
  return {begin, names};
}

Completion CompleteCommand(const CompletionSource& source, std::string_view typed) {
  const size_t space = typed.find(' ');
  if (space == typed.npos) return {0, Matching(source.commands, typed)};
  const size_t begin = typed.rfind(' ') + 1;
  if (typed.starts_with(":ask ") && begin > space + 1) return CompleteNameArgument(source, typed);
  for (const auto& [command, arguments] : source.command_arguments) {
    if (command == typed.substr(0, space)) return {begin, Matching(arguments, typed.substr(begin))};
  }
  return {begin, {}};
}

// The brackets that are open before the cursor, the innermost last.
std::string OpenBrackets(std::string_view text, const std::vector<Piece>& pieces) {
  std::string open;
  for (const Piece& piece : pieces) {
    if (piece.kind != PieceKind::kSign) continue;
    const char sign = text[piece.begin];
    if (sign == '(' || sign == '[' || sign == '{') open += sign;
    if ((sign == ')' || sign == ']' || sign == '}') && !open.empty()) open.pop_back();
  }
  return open;
}

std::vector<std::string> WordsAnywhere(const CompletionSource& source, std::string_view text,
                                       const std::vector<Piece>& pieces, std::string_view typed) {
  std::vector<std::string> words;
  const bool is_lower = !typed.empty() && std::islower(static_cast<unsigned char>(typed[0]));
  for (std::string keyword : Keywords()) {
    if (is_lower) {
      for (char& c : keyword) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    words.push_back(std::move(keyword));
  }
  for (const std::string& function : source.vocabulary.functions) words.push_back(function + "(");
  for (const Piece& piece : pieces) {
    const std::string word(text.substr(piece.begin, piece.end - piece.begin));
    if (piece.kind == PieceKind::kWord && word != typed && !IsKeyword(word)) words.push_back(word);
  }
  return words;
}

}  // namespace

Completion CompleteAt(const CompletionSource& source, std::string_view text, size_t cursor) {
  text = text.substr(0, cursor);
  if (text.starts_with(':')) return CompleteCommand(source, text);
  std::vector<Piece> pieces = CutCypher(text);
  if (!pieces.empty() && pieces.back().is_open) {
    const Piece& open = pieces.back();
    if (open.kind != PieceKind::kString) return {cursor, {}};
    return {open.begin + 1, NamesWithin(source, text.substr(open.begin + 1), text[open.begin])};
  }
  size_t begin = cursor;
  std::string_view typed;
  const bool is_begun = !pieces.empty() && (pieces.back().kind == PieceKind::kWord ||
                                            pieces.back().kind == PieceKind::kParameter);
  if (is_begun) {
    begin = pieces.back().begin;
    typed = text.substr(begin);
    pieces.pop_back();
  }
  if (typed.starts_with('$')) return {begin + 1, Matching(source.parameters, typed.substr(1))};
  const std::string open = OpenBrackets(text, pieces);
  const char inside = open.empty() ? '\0' : open.back();
  while (!pieces.empty() && pieces.back().kind == PieceKind::kSpace) pieces.pop_back();
  const char before = pieces.empty() ? '\0' : text[pieces.back().end - 1];
  const Vocabulary& vocabulary = source.vocabulary;
  if (before == '.' || (inside == '{' && (before == '{' || before == ','))) {
    return {begin, Quoted(Matching(vocabulary.property_keys, typed))};
  }
  const bool names_kind = before == ':' || before == '|' || before == '&' || before == '!';
  if (names_kind && inside == '[') return {begin, Quoted(Matching(vocabulary.types, typed))};
  if (names_kind && inside != '{') return {begin, Quoted(Matching(vocabulary.labels, typed))};
  if (typed.empty()) return {begin, {}};
  return {begin, Matching(WordsAnywhere(source, text, pieces, typed), typed)};
}

}  // namespace wenmai::shell
