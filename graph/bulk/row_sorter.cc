#include "graph/bulk/row_sorter.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <tuple>
#include <utility>

#include "base/bytes.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// What is read of a run at a time; its reader's buffer.
constexpr size_t kReadBytes = 256u << 10;
constexpr size_t kPrefetchDistance = 16;

struct Row {
  std::string_view key, value;
};

// The row at the front of `bytes`, and its size there.
std::pair<Row, size_t> DecodeRow(std::string_view bytes) {
  ByteReader reader(bytes, "row to sort");
  const size_t key_size = reader.ReadVarint(), value_size = reader.ReadVarint();
  Row row{reader.ReadBytes(key_size), reader.ReadBytes(value_size)};
  return {row, bytes.size() - reader.remaining()};
}

[[noreturn]] void ThrowIo(const char* what, const std::string& path) {
  throw Error(ErrorCode::kIo, std::string("cannot ") + what + " " + path + ": " +
                                  (errno == 0 ? "it is cut short" : std::strerror(errno)));
}

}  // namespace

RowSorter::KeyFront::KeyFront(std::string_view key) {
  char bytes[sizeof high + sizeof low] = {};
  std::memcpy(bytes, key.data(), std::min(key.size(), sizeof bytes));
  std::memcpy(&high, bytes, sizeof high);
  std::memcpy(&low, bytes + sizeof high, sizeof low);
  high = __builtin_bswap64(high);
  low = __builtin_bswap64(low);
}

// Reads a run front to back through a buffer.
class RowSorter::RunReader {
 public:
  RunReader(FILE* file, const std::string& path, const Run& run, size_t number)
      : file_(file), path_(path), position_(run.begin), end_(run.end), number_(number) {}

  // Moves to the next row; false after the last.
  bool Next() {
    used_ += row_size_;
    row_size_ = 0;
    if (used_ == buffer_.size() && position_ == end_) return false;
    while (!Decode()) Fill();
    return true;
  }

  const Row& row() const { return row_; }

  bool ComesBefore(const RunReader& other) const {
    if (front_ != other.front_) return front_ < other.front_;
    const int order = row_.key.compare(other.row_.key);
    return order != 0 ? order < 0 : number_ < other.number_;
  }

 private:
  // False if the buffer does not hold the whole row.
  bool Decode() {
    const std::string_view bytes = std::string_view(buffer_).substr(used_);
    // The sizes take so much at most.
    constexpr size_t kSizesBytes = 20;
    if (bytes.size() < kSizesBytes && position_ != end_) return false;
    ByteReader sizes(bytes, "row to sort");
    const size_t key_size = sizes.ReadVarint(), value_size = sizes.ReadVarint();
    if (sizes.remaining() < key_size + value_size && position_ != end_) return false;
    std::tie(row_, row_size_) = DecodeRow(bytes);
    front_ = KeyFront(row_.key);
    return true;
  }

  void Fill() {
    buffer_.erase(0, used_);
    used_ = 0;
    const size_t kept = buffer_.size();
    const size_t wanted = std::min(kReadBytes, static_cast<size_t>(end_ - position_));
    buffer_.resize(kept + wanted);
    errno = 0;
    const ssize_t count = pread(fileno(file_), buffer_.data() + kept, wanted, position_);
    if (count != static_cast<ssize_t>(wanted)) ThrowIo("read", path_);
    position_ += count;
  }

  FILE* file_;
  const std::string& path_;
  long position_, end_;  // of what is not in the buffer yet
  size_t number_;
  std::string buffer_;
  size_t used_ = 0;
  Row row_;
  size_t row_size_ = 0;
  KeyFront front_;
};

RowSorter::RowSorter(std::string path, size_t memory_bytes_max)
    : path_(std::move(path)),
      // Both grow by doubling; offsets have 32 bits.
      memory_bytes_max_(std::min<size_t>(memory_bytes_max / 2, UINT32_MAX / 2)) {}

RowSorter::~RowSorter() {
  if (file_ != nullptr) unlink(path_.c_str());
}

void RowSorter::Add(std::string_view key, std::string_view value) {
  if (!items_.empty() && rows_.size() + items_.size() * sizeof(Item) >= memory_bytes_max_) Spill();
  items_.push_back({KeyFront(key), static_cast<uint32_t>(rows_.size())});
  AppendVarint(key.size(), &rows_);
  AppendVarint(value.size(), &rows_);
  rows_.append(key).append(value);
  ++row_count_;
}

void RowSorter::Sort() {
  const std::string_view rows = rows_;
  std::sort(items_.begin(), items_.end(), [rows](const Item& a, const Item& b) {
    if (a.front != b.front) return a.front < b.front;
    const int order =
        DecodeRow(rows.substr(a.offset)).first.key.compare(DecodeRow(rows.substr(b.offset)).first.key);
    return order != 0 ? order < 0 : a.offset < b.offset;
  });
}

// Sorted, rows lie anywhere in memory: one is called for a while before it is needed.
void RowSorter::Prefetch(size_t i) const {
  if (i < items_.size()) __builtin_prefetch(&rows_[items_[i].offset]);
}

void RowSorter::Spill() {
  Sort();
  if (file_ == nullptr) file_.reset(fopen(path_.c_str(), "w+e"));
  if (file_ == nullptr) ThrowIo("write", path_);
  Run run{ftell(file_.get()), 0};
  for (size_t i = 0; i < items_.size(); ++i) {
    Prefetch(i + kPrefetchDistance);
    const uint32_t offset = items_[i].offset;
    const size_t size = DecodeRow(std::string_view(rows_).substr(offset)).second;
    if (fwrite(&rows_[offset], 1, size, file_.get()) != size) ThrowIo("write", path_);
  }
  run.end = ftell(file_.get());
  runs_.push_back(run);
  items_.clear();
  rows_.clear();
}

void RowSorter::Visit(absl::FunctionRef<void(std::string_view, std::string_view)> visit) {
  if (runs_.empty()) {
    Sort();
    for (size_t i = 0; i < items_.size(); ++i) {
      Prefetch(i + kPrefetchDistance);
      const Row row = DecodeRow(std::string_view(rows_).substr(items_[i].offset)).first;
      visit(row.key, row.value);
    }
  } else {
    if (!items_.empty()) Spill();
    items_ = {};
    rows_ = {};
    Merge(visit);
  }
}

void RowSorter::Merge(absl::FunctionRef<void(std::string_view, std::string_view)> visit) {
  if (fflush(file_.get()) != 0) ThrowIo("write", path_);
  std::vector<RunReader> runs;
  for (const Run& run : runs_) runs.emplace_back(file_.get(), path_, run, runs.size());
  // The run whose row comes first is on top of the heap.
  std::vector<RunReader*> heap;
  const auto comes_after = [](const RunReader* a, const RunReader* b) { return b->ComesBefore(*a); };
  for (RunReader& run : runs) {
    if (run.Next()) heap.push_back(&run);
  }
  std::make_heap(heap.begin(), heap.end(), comes_after);
  while (!heap.empty()) {
    std::pop_heap(heap.begin(), heap.end(), comes_after);
    RunReader* run = heap.back();
    // Rows that lie together in a run are visited without a turn of the heap.
    do {
      visit(run->row().key, run->row().value);
      if (!run->Next()) run = nullptr;
    } while (run != nullptr && (heap.size() == 1 || run->ComesBefore(*heap.front())));
    if (run == nullptr) {
      heap.pop_back();
    } else {
      std::push_heap(heap.begin(), heap.end(), comes_after);
    }
  }
}

}  // namespace wenmai::graph
