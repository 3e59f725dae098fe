#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clauseline::xml {

/// What libxml2 complains of: its code, where it had read to, and its words.
struct Complaint {
  int code = 0;
  std::size_t offset = 0;
  std::string_view message;
  std::string_view first;  // the names that it complains of
  std::string_view second;
  int line = 0;  // where the element was opened, for some codes
};

/// Why a document is not well-formed, at the byte that is to blame.
struct Fault {
  std::size_t offset = 0;
  std::string message;
  std::string hint;
  bool goes_on = false;  // what follows can still be read, so later faults mean something
};

/// Says a complaint in our own words and finds the byte: libxml2 points to where it had
/// read to, which is past the fault.
Fault explain(std::string_view bytes, const Complaint& complaint);

/// The fault of a document that holds a DOCTYPE, read up to `offset`.
Fault doctype(std::string_view bytes, std::size_t offset);

/// The fault of a document with an instruction that marks a conflict, read up to `offset`.
Fault conflict(std::string_view bytes, std::size_t offset);

}  // namespace clauseline::xml
