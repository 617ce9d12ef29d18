#include "shell/manual.h"

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "wenmai/database.h"

namespace wenmai::shell {
namespace {

// roff takes a backslash, and a dot or apostrophe that begins a line, for its own.
std::string Roff(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') escaped += "\\e";
    else if (c == '-') escaped += "\\-";
    else escaped += c;
  }
  const bool is_request = !escaped.empty() && (escaped[0] == '.' || escaped[0] == '\'');
  return is_request ? "\\&" + escaped : escaped;
}

std::vector<const CLI::Option*> Options(const CLI::App& app) {
  std::vector<const CLI::Option*> options;
  for (const CLI::Option* option : app.get_options()) {
    const bool is_hidden = option->get_group().empty();
    const bool is_help = option == app.get_help_ptr() && app.get_parent() != nullptr;
    if (!is_hidden && !is_help) options.push_back(option);
  }
  return options;
}

std::vector<const CLI::App*> Commands(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

std::string Name(const CLI::Option& option) {
  std::string name = option.get_name(option.get_positional(), true);
  if (option.get_positional()) name = option.get_name(true);
  return name;
}

void WriteOptions(const CLI::App& app, std::ostream& out) {
  for (const CLI::Option* option : Options(app)) {
    out << ".TP\n.B " << Roff(Name(*option));
    if (option->get_type_size() != 0 && !option->get_positional()) out << " \\fI" << Roff(option->get_type_name()) << "\\fR";
    out << "\n" << Roff(option->get_description());
    if (!option->get_default_str().empty()) out << " (default: " << Roff(option->get_default_str()) << ")";
    out << "\n";
  }
}

std::string LongNames(const CLI::App& app) {
  std::string names;
  for (const CLI::Option* option : Options(app)) {
    for (const std::string& name : option->get_lnames()) names += (names.empty() ? "--" : " --") + name;
  }
  return names;
}

}  // namespace

void WriteManual(const CLI::App& app, std::ostream& out) {
  out << ".TH WENMAI 1 \"\" \"wenmai " << Version() << "\" \"User Commands\"\n"
      << ".SH NAME\nwenmai \\- turn articles into a property graph and query it\n"
      << ".SH SYNOPSIS\n.B wenmai\n.I COMMAND\n[\\fIOPTIONS\\fR] [\\fIARGUMENTS\\fR]\n"
      << ".SH DESCRIPTION\n" << Roff(app.get_description()) << "\n"
      << "Results go to standard output, everything else to standard error.\n"
      << ".SH OPTIONS\n";
  WriteOptions(app, out);
  out << ".SH COMMANDS\n";
  for (const CLI::App* command : Commands(app)) {
    out << ".SS wenmai " << Roff(command->get_name()) << "\n" << Roff(command->get_description()) << ".\n";
    if (!command->get_footer().empty()) out << ".PP\n" << Roff(command->get_footer()) << "\n";
    WriteOptions(*command, out);
  }
  out << ".SH EXIT STATUS\n"
      << ".TP\n0\nDone.\n"
      << ".TP\n1\nThe query or the input is wrong; of a batch, the articles that failed are named and the rest is in.\n"
      << ".TP\n2\nWrong usage.\n"
      << ".TP\n3\nThe database cannot be opened: missing, held by another process, or damaged.\n"
      << ".TP\n130\nInterrupted.\n"
      << ".SH FILES\n"
      << ".TP\n.I $XDG_STATE_HOME/wenmai/history\nWhat was typed into the interactive shell.\n"
      << ".TP\n.I $XDG_CONFIG_HOME/wenmai/queries\nQuestions of your own for wenmai ask.\n";
}

void WriteCompletion(const CLI::App& app, std::ostream& out) {
  std::string names;
  for (const CLI::App* command : Commands(app)) names += (names.empty() ? "" : " ") + command->get_name();
  out << "# bash completion for wenmai\n"
         "_wenmai() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]}\n"
         "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
         "    COMPREPLY=($(compgen -W '" << names << " " << LongNames(app) << "' -- \"$word\"))\n"
         "    return\n"
         "  fi\n"
         "  case $word in\n"
         "    -*) ;;\n"
         "    *) COMPREPLY=(); return ;;\n"
         "  esac\n"
         "  case ${COMP_WORDS[1]} in\n";
  for (const CLI::App* command : Commands(app)) {
    out << "    " << command->get_name() << ") COMPREPLY=($(compgen -W '" << LongNames(*command) << "' -- \"$word\")) ;;\n";
  }
  out << "  esac\n"
         "}\n"
         "complete -o default -F _wenmai wenmai\n";
}

}  // namespace wenmai::shell
