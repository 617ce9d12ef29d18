#include "random_history.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "graph_dump.h"
#include "ingest/load/loader.h"
#include "ingest/load/record.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

int NumberOf(const char* variable, int otherwise) {
  const char* number = std::getenv(variable);
  return number != nullptr ? std::atoi(number) : otherwise;
}

}  // namespace

void RandomHistory::Run(int step_count) {
  for (int step = 0; step < step_count; ++step) {
    const int choice = Pick(10);
    if (choice < 5) {
      IngestSome();
    } else if (choice < 6) {
      Ingest(graph_.get(), {written_.begin(), written_.end()});
      present_ = written_;
    } else if (choice < 8) {
      ForgetOne();
    } else {
      DecideSomething(choice == 8);
    }
  }
}

std::vector<std::string> RandomHistory::Dump() const { return DumpGraph(*graph_); }

std::vector<std::string> RandomHistory::DumpFresh() {
  const auto fresh = graph::Graph::Open(":memory:", {});
  if (const auto decisions = graph_->BeginRead()->GetRecord(kDecisionSpace, {})) {
    const auto transaction = fresh->BeginWrite();
    transaction->PutRecord(kDecisionSpace, {}, *decisions);
    transaction->Commit();
  }
  std::vector<std::string> files(present_.begin(), present_.end());
  std::shuffle(files.begin(), files.end(), random_);
  while (!files.empty()) {
    const size_t count = std::min<size_t>(1 + Pick(5), files.size());
    Ingest(fresh.get(), {files.end() - static_cast<ptrdiff_t>(count), files.end()});
    files.resize(files.size() - count);
  }
  return DumpGraph(*fresh);
}

void RandomHistory::IngestSome() {
  std::set<std::string> batch;  // what is written twice is read as it is at last
  for (int i = Pick(3); i >= 0; --i) batch.insert(WriteOne());
  Ingest(graph_.get(), {batch.begin(), batch.end()});
  written_.insert(batch.begin(), batch.end());
  present_.insert(batch.begin(), batch.end());
}

void RandomHistory::ForgetOne() {
  if (present_.empty()) return;
  const auto file = std::next(present_.begin(), Pick(static_cast<int>(present_.size())));
  EXPECT_TRUE(Loader(graph_.get()).Forget(*file));
  present_.erase(file);
}

void RandomHistory::DecideSomething(bool is_merge) {
  const std::string first = RandomName(), second = RandomName();
  Loader loader(graph_.get());
  try {
    if (is_merge) {
      loader.Merge(first, second);
    } else {
      loader.Split(first, {second.substr(second.find(':') + 1)});
    }
  } catch (const Error& error) {
    // The names may mean nobody, or several.
    EXPECT_TRUE(error.code() == ErrorCode::kNotFound || error.code() == ErrorCode::kInvalidArgument)
        << error.what();
  }
}

void ExpectNoTrace(int otherwise, int stretch_count, int steps_a_stretch,
                   const std::function<std::unique_ptr<RandomHistory>(uint32_t seed)>& make) {
  const int begin = NumberOf("WENMAI_HISTORY_BEGIN", 0);
  for (int seed = begin; seed < begin + NumberOf("WENMAI_HISTORIES", otherwise); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const auto history = make(static_cast<uint32_t>(seed));
    for (int stretch = 0; stretch < stretch_count; ++stretch) {
      history->Run(steps_a_stretch);
      ASSERT_EQ(history->Dump(), history->DumpFresh());
    }
  }
}

}  // namespace wenmai::ingest
