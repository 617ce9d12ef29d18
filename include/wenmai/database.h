// Opens a database and asks it questions: the heart of the library.
//
//   wenmai::Database database = wenmai::Database::Open("/data/articles");
//   wenmai::Session session = database.NewSession();
//   wenmai::Result result = session.Run("MATCH (p:Person) WHERE p.name = $name RETURN p.aliases",
//                                       {{"name", "Sam Altman"}});
//   while (result.Next()) std::cout << result.Get(0) << "\n";
//
// Threads: a Database may be used from any thread. Sessions are cheap; give each thread its own. A
// Session, its Statements and Results belong to one thread at a time, but for Session::Cancel.
// Lifetime: Session, Statement, Result and Transaction keep what they need of the Database alive.
// Errors: everything throws wenmai::Error and nothing else.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wenmai/error.h"
#include "wenmai/value.h"

namespace wenmai {

namespace api {  // what stands behind the handles
struct DatabaseState;
struct SessionState;
struct StatementState;
struct TransactionState;
struct ResultState;
}  // namespace api

struct DatabaseOptions {
  // Behaviour.
  bool read_only = false;          // several processes may hold it open read-only, or one to write
  bool create_if_missing = true;
  bool sync_commits = true;        // false: a crash may lose the latest commits, never part of one
  bool allow_load_csv = false;     // LOAD CSV reads files of this machine
  // Performance.
  size_t cache_bytes = 0;          // all caches together; 0: a quarter of the machine's memory
  unsigned thread_count = 0;       // that one query may use; 0: as many as the machine runs at once
  // How long a write waits for another session's before it fails with kConflict.
  std::chrono::milliseconds write_wait_max{5000};
};

// Of one run. Reaching a limit throws Error{kLimit} that names it.
struct RunOptions {
  std::chrono::milliseconds timeout = std::chrono::milliseconds::max();
  // What a query holds at once, and likewise what its transaction has changed and not yet committed.
  size_t memory_bytes_max = size_t{1} << 32;
  // While an index is made over many elements: called now and then, on the thread that runs the
  // statement, with the share that is done, from 0 to 1.
  std::function<void(double share)> on_progress;
};

// What a statement changed.
struct Counters {
  uint64_t nodes_created = 0, nodes_deleted = 0;
  uint64_t relationships_created = 0, relationships_deleted = 0;
  uint64_t properties_set = 0, labels_added = 0, labels_removed = 0;
  uint64_t indexes_added = 0, indexes_removed = 0;
  uint64_t constraints_added = 0, constraints_removed = 0;
  bool any() const;
};

// The rows of a statement, one at a time. A reading statement runs as its rows are asked for, on the
// snapshot taken when it was started; a writing one has run and, outside a Transaction, is committed
// when Run returns.
class Result {
 public:
  Result(Result&&) noexcept;
  Result& operator=(Result&&) noexcept;
  ~Result();

  const std::vector<std::string>& columns() const;
  // Moves to the next row; false at the end.
  bool Next();
  // A value of the current row. REQUIRES: Next() returned true, column < columns().size().
  Value Get(size_t column) const;
  std::vector<Value> row() const;
  // Complete once Next() has returned false.
  Counters counters() const;

 private:
  friend class Session;
  friend class Transaction;
  explicit Result(std::unique_ptr<api::ResultState> state);
  std::unique_ptr<api::ResultState> state_;
};

// A query text parsed and planned once, to be run many times.
class Statement {
 public:
  Statement(const Statement&);
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement) noexcept;
  ~Statement();

  bool is_write() const;

 private:
  friend class Session;
  friend class Transaction;
  explicit Statement(std::shared_ptr<const api::StatementState> state);
  std::shared_ptr<const api::StatementState> state_;
};

// Several statements that take effect together or not at all. Readers elsewhere see nothing of it
// before Commit. Dropping it rolls back.
class Transaction {
 public:
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  ~Transaction();

  Result Run(std::string_view query, const Value::Map& parameters = {}, const RunOptions& = {});
  Result Run(const Statement&, const Value::Map& parameters = {}, const RunOptions& = {});
  void Commit();    // durable when it returns (DatabaseOptions::sync_commits)
  void Rollback();

 private:
  friend class Session;
  explicit Transaction(std::shared_ptr<api::TransactionState> state);
  // `is_alone`: it is all that the transaction will run.
  Result RunStatement(const Statement&, const Value::Map& parameters, const RunOptions&,
                      bool is_alone);
  Result RunUnguarded(const Statement&, const Value::Map& parameters, const RunOptions&,
                      bool is_alone);
  std::shared_ptr<api::TransactionState> state_;
};

class Session {
 public:
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;
  ~Session();

  Result Run(std::string_view query, const Value::Map& parameters = {}, const RunOptions& = {});
  Result Run(const Statement&, const Value::Map& parameters = {}, const RunOptions& = {});
  Statement Prepare(std::string_view query);
  // Waits for another writer up to DatabaseOptions::write_wait_max.
  Transaction Begin();
  // Ends what this session is running with Error{kCancelled}. From any thread, also a signal handler.
  void Cancel() noexcept;

 private:
  friend class Database;
  Result RunReading(const Statement&, const Value::Map& parameters, const RunOptions&);
  explicit Session(std::shared_ptr<api::SessionState> state);
  std::shared_ptr<api::SessionState> state_;
};

enum class ExportFormat {
  kJsonl,    // canonical: sorted, without internal ids, the same bytes for the same content
  kCypher,   // a script of statements that makes the same graph, with its indexes and constraints
  kGraphml,  // for Gephi, yEd, NetworkX
  kDot,      // for graphviz
};

class Database {
 public:
  // Opens the database in folder `path`, made if missing; `:memory:` opens an empty one that is gone
  // with the last handle. Throws Error{kConflict} naming the holder's process if another has it open.
  static Database Open(const std::string& path, const DatabaseOptions& options = {});

  Session NewSession() const;

  // Labels, types and property keys with their counts: what `wenmai stats` and `schema` print.
  struct LabelCount {
    std::string name;
    uint64_t count;
  };
  // Relationships of a type between nodes that bear just these labels.
  struct PatternCount {
    std::vector<std::string> start_labels;
    std::string type;
    std::vector<std::string> end_labels;
    uint64_t count;
  };
  // Of an index that is not full-text: its entries, and how many different values they have, within some
  // percent. Values that are gone may still be counted.
  struct IndexCount {
    std::string name;
    uint64_t entry_count, distinct_count;
  };
  // All of it is kept by every commit.
  struct Statistics {
    uint64_t node_count = 0, relationship_count = 0;
    std::vector<LabelCount> labels, types;  // by name
    std::vector<std::string> property_keys;
    std::vector<PatternCount> patterns;  // the most frequent first
    std::vector<IndexCount> indexes;     // by name
  };
  Statistics ReadStatistics() const;

  // What the caches over the store hold, and how often what was asked for was there, since the
  // database was opened.
  struct CacheUse {
    std::string name;  // adjacency, columns, members, keys
    uint64_t hits = 0, misses = 0;
  };
  struct CacheStatistics {
    size_t bytes_used = 0, bytes_max = 0;              // of those in `caches` together
    size_t block_bytes_used = 0, block_bytes_max = 0;  // of RocksDB's blocks below them
    std::vector<CacheUse> caches;
  };
  CacheStatistics ReadCacheStatistics() const;

  // How many nodes with a label have how many relationships of a type in a direction. All lists of
  // neighbours are read: about a microsecond a node, type and direction.
  struct DegreeHistogram {
    std::string label, type;
    bool is_outgoing = true;
    uint64_t node_count = 0, relationship_count = 0;  // nodes with none are not counted
    uint64_t degree_max = 0;
    std::vector<uint64_t> counts;  // counts[i]: of nodes with 2^i to 2^(i+1) - 1 relationships
  };
  std::vector<DegreeHistogram> ReadDegrees() const;  // by label, type, outgoing first

  // Writes the whole graph as one snapshot has it. Throws Error{kIo} if the stream fails.
  void Export(ExportFormat format, std::ostream& out) const;
  // Writes `nodes.csv` and `relationships.csv`, which Import (wenmai/import.h) reads, into `folder`,
  // made if missing. Throws Error{kUnsupported} naming what CSV cannot hold, kIo.
  void ExportCsv(const std::string& folder) const;

  // Reads all that is stored, verifies its checksums and holds each table against the others. Calls
  // `report` with a line for each thing that is wrong; true if there is none. Others read and write
  // meanwhile.
  bool Check(const std::function<void(std::string_view problem)>& report) const;

  // Writes a copy of the last committed state into the folder `path`, new or empty: a database like
  // any other, which shares nothing with this one. Others read and write meanwhile. Throws
  // Error{kExists} if there is something in `path`, kCorruption naming a damaged file, kIo if it cannot
  // be written (then nothing is left of it), kUnsupported for a database in memory.
  void Backup(const std::string& path) const;

  // Makes a copy of the backup `backup` the database in `path`, new or empty. Throws as Open and Backup
  // do.
  static void Restore(const std::string& backup, const std::string& path);

 private:
  friend class Ingestor;
  explicit Database(std::shared_ptr<api::DatabaseState> state);
  std::shared_ptr<api::DatabaseState> state_;
};

// The version of the library: `0.1.0`.
std::string_view Version();

// What it is built upon: `RocksDB 7.8.3, ICU 72.1, ANTLR 4.9.3`.
std::string LibraryVersions();

}  // namespace wenmai
