// What one interactive shell, or one script that is piped into it, carries from line to line.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "wenmai/database.h"
#include "wenmai/format.h"

namespace wenmai::shell {

struct ShellState {
  explicit ShellState(Database opened) : database(std::move(opened)), session(database.NewSession()) {}

  Database database;
  Session session;
  Value::Map parameters;
  ResultFormat mode = ResultFormat::kTable;
  bool is_terminal = false;  // a person sits in front of it
  bool uses_pager = true;
  Rows last;                 // of the latest statement that gave any, for :full, :evidence and :draw
  bool is_done = false;
  bool all_ran = true;       // no statement or command has failed yet
};

}  // namespace wenmai::shell
