// What PROFILE measures: rows and time by operator.
#pragma once

#include <chrono>
#include <unordered_map>

#include "query/operators/operator.h"

namespace wenmai::query {

struct OperatorProfile {
  uint64_t row_count = 0;
  std::chrono::nanoseconds time{0};  // with its children's
};

class Profile {
 public:
  OperatorProfile& operator[](const LogicalOperator* op) { return profiles_[op]; }

 private:
  std::unordered_map<const LogicalOperator*, OperatorProfile> profiles_;
};

// Counts and times what goes through another operator.
class ProfileOperator : public Operator {
 public:
  ProfileOperator(OperatorPtr inner, OperatorProfile* profile)
      : inner_(std::move(inner)), profile_(*profile) {}

  void Open() override {
    Measure([this] { inner_->Open(); });
  }
  bool Next(RowBatch* batch) override {
    bool has_rows = false;
    Measure([&] { has_rows = inner_->Next(batch); });
    if (has_rows) profile_.row_count += batch->live_count();
    return has_rows;
  }
  void Close() override { inner_->Close(); }

 private:
  template <typename Work>
  void Measure(const Work& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    profile_.time += std::chrono::steady_clock::now() - begin;
  }

  OperatorPtr inner_;
  OperatorProfile& profile_;
};

}  // namespace wenmai::query
