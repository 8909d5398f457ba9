/** A small description with something of everything that the commands look at. */
export const pets = `openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
  description: Animals that people keep.
  contact:
    name: Pet people
servers:
  - url: https://pets.example/v1
tags:
  - name: pets
security:
  - key: []
paths:
  /pets:
    post:
      operationId: createPet
      summary: Add a pet
      description: Adds one pet.
      tags: [pets]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Pet'
      responses:
        '201':
          description: Added.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Pet'
              examples:
                cat:
                  value:
                    name: Tom
                    legs: 4
        '400':
          $ref: '#/components/responses/Problem'
        '401':
          $ref: '#/components/responses/Problem'
        '422':
          $ref: '#/components/responses/Problem'
components:
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name:
          type: string
          minLength: 1
          maxLength: 20
        legs:
          type: integer
          minimum: 0
          maximum: 8
    Problem:
      type: object
      required: [title]
      properties:
        title:
          type: string
  responses:
    Problem:
      description: Something is wrong.
      content:
        application/json:
          schema:
            $ref: '#/components/schemas/Problem'
          example:
            title: Wrong
  securitySchemes:
    key:
      type: apiKey
      in: header
      name: X-Key
`;
