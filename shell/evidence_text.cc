#include "shell/evidence_text.h"

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <utility>

namespace wenmai::shell {
namespace {

// The words on one line with their marks; a mark that begins inside another is left out.
std::string Marked(const Evidence& evidence, bool is_terminal) {
  const char* open = is_terminal ? "\x1b[1;33m" : "«";
  const char* close = is_terminal ? "\x1b[0m" : "»";
  std::string text;
  size_t at = 0;
  auto marks = evidence.marks;
  std::sort(marks.begin(), marks.end());
  for (const auto& [begin, end] : marks) {
    if (begin < at || end <= begin) continue;
    text += evidence.words.substr(at, begin - at) + open + evidence.words.substr(begin, end - begin) + close;
    at = end;
  }
  text += evidence.words.substr(at);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string Heading(const Evidence& evidence) {
  std::string heading = evidence.article;
  if (!evidence.date.empty()) heading += " · " + evidence.date;
  if (!evidence.speaker.empty()) heading += " · " + evidence.speaker;
  if (!evidence.verb.empty()) heading += " · " + evidence.verb;
  return heading;
}

}  // namespace

size_t WriteEvidence(const std::vector<ElementEvidence>& found, bool is_terminal, std::ostream& out) {
  std::set<std::pair<std::string, std::string>> written;
  for (const ElementEvidence& element : found) {
    const Evidence& evidence = element.evidence;
    if (!written.insert({evidence.source, evidence.words}).second) continue;
    out << Heading(evidence) << "\n    " << Marked(evidence, is_terminal) << "\n";
  }
  return written.size();
}

}  // namespace wenmai::shell
