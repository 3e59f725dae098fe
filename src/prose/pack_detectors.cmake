# pack_detectors(OUT SOURCES) makes the library OUT, which defines what
# prose/packed_detectors.hpp declares: the shipped detectors as the library SOURCES reads them.
# A source that stays the same is not compiled anew.
function(pack_detectors out sources)
  add_executable(${out}_packer src/cli/pack_detectors.cpp)
  target_link_libraries(${out}_packer PRIVATE ${sources})
  set(source ${PROJECT_BINARY_DIR}/packed_detectors.cpp)
  add_custom_command(OUTPUT ${source}
    COMMAND ${out}_packer > ${source}.new
    COMMAND ${CMAKE_COMMAND} -E copy_if_different ${source}.new ${source}
    DEPENDS ${out}_packer
    COMMENT "Packing the detectors"
    VERBATIM)
  add_library(${out} STATIC ${source})
  target_include_directories(${out} PRIVATE src)
  set_target_properties(${out} PROPERTIES CXX_CLANG_TIDY "")
endfunction()
