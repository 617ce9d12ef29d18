// What one interactive shell, or one script that is piped into it, carries from line to line.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "wenmai/database.h"
#include "wenmai/format.h"

namespace wenmai::shell {

struct ShellState {
  ShellState(std::string folder, bool is_open_to_write, Database opened)
      : path(std::move(folder)),
        is_writable(is_open_to_write),
        database(std::move(opened)),
        session(database.NewSession()) {}

  const std::string path;
  bool is_read_only = false;  // the user asked for it
  bool allows_load_csv = false;
  bool is_writable;           // how the database is open now
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
