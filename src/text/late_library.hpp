#pragma once

#include <atomic>

namespace clauseline {

/// A library that the program is not linked with, because most runs need none of it, and what is
/// said where it is not there.
struct LateLibrary {
  const char* file;       // "libzip.so.4"
  const char* name;       // as messages call it
  const char* subject;    // what the Error is about: "--format"
  const char* need;       // "DOCX and XLSX files are packed"
  const char* otherwise;  // what may be done instead: "choose another format"
};

/// Where a function is in a library, which is loaded if need be and stays so to the end. An Error
/// says what to do where it is missing, or lacks the function.
void* address_in(const LateLibrary& library, const char* function);

/// A function of such a library that is called as if it were linked.
template <class Signature>
class Late {
 public:
  constexpr Late(const LateLibrary& library, const char* name) noexcept
      : library_{&library}, name_{name} {}

  // Implicit, because what converts to a function is called like one.
  operator Signature*() const {  // NOLINT(google-explicit-constructor,hicpp-explicit-conversions)
    void* address = address_.load(std::memory_order_acquire);
    if (address == nullptr) {
      address = address_in(*library_, name_);
      address_.store(address, std::memory_order_release);
    }
    return reinterpret_cast<Signature*>(address);
  }

 private:
  const LateLibrary* library_;
  const char* name_;
  mutable std::atomic<void*> address_{nullptr};
};

}  // namespace clauseline
