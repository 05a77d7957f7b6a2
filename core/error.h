// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <exception>
#include <stdexcept>

namespace perrin {

/// Something is wrong with the world (a file, a value, a disk): says what, where and what to do about it.
class Error : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The person asked a long job to stop; not a failure.
class Cancelled : public std::exception {
  public:
    const char* what() const noexcept override { return "cancelled"; }
};

} // namespace perrin
