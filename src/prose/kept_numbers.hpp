#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace clauseline {

/// Numbers that were made here, or that lie in the program and are used where they lie. Can be
/// moved, not copied.
class KeptNumbers {
 public:
  KeptNumbers() = default;
  explicit KeptNumbers(std::vector<std::uint16_t> made) : made_(std::move(made)), all_(made_) {}
  explicit KeptNumbers(std::span<const std::uint16_t> in_program) : all_(in_program) {}

  KeptNumbers(KeptNumbers&&) noexcept = default;
  KeptNumbers& operator=(KeptNumbers&&) noexcept = default;
  KeptNumbers(const KeptNumbers&) = delete;
  KeptNumbers& operator=(const KeptNumbers&) = delete;
  ~KeptNumbers() = default;

  const std::uint16_t* data() const { return all_.data(); }
  std::span<const std::uint16_t> all() const { return all_; }

  bool operator==(const KeptNumbers& other) const { return std::ranges::equal(all_, other.all_); }

 private:
  std::vector<std::uint16_t> made_{};
  std::span<const std::uint16_t> all_{};
};

}  // namespace clauseline
