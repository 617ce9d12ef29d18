// What crosses the public API.
#pragma once

#include <exception>
#include <new>
#include <stdexcept>

#include "wenmai/error.h"

namespace wenmai::api {

// Gives what `run` gives. Whatever it throws arrives as an Error: the caller has one type to catch, and a
// query that asked for more memory than the machine has ends like one that passed its own limit.
template <typename Run>
auto Guarded(Run run) -> decltype(run()) {
  const auto out_of_memory = [] {
    return Error(ErrorCode::kLimit,
                 "there is not enough memory; memory_bytes_max bounds what a query takes");
  };
  try {
    return run();
  } catch (const Error&) {
    throw;
  } catch (const std::bad_alloc&) {
    throw out_of_memory();
  } catch (const std::length_error&) {
    throw out_of_memory();
  } catch (const std::exception& error) {
    throw Error(ErrorCode::kInternal, error.what());
  }
}

}  // namespace wenmai::api
